import { useState } from 'preact/hooks'
import { useApp } from '../words/speech.tsx'
import { Arrived } from './arrived.tsx'
import { DoneScreen } from './endings/done.tsx'
import { Problem } from './endings/problem.tsx'
import { Void } from './endings/void.tsx'
import { firstPlace, useFollow } from './follow.ts'
import { Codes } from './home/codes.tsx'
import { Home } from './home/home.tsx'
import { Order } from './home/order.tsx'
import { Choose } from './linking/choose.tsx'
import { Install } from './linking/install.tsx'
import { Link, LinkPin } from './linking/link.tsx'
import { Offer } from './linking/offer.tsx'
import { Scan } from './linking/scan.tsx'
import { Type } from './linking/type.tsx'
import { Moving, useMoves } from './moves.ts'
import { Forgotten } from './pin/forgotten.tsx'
import { FinishUnlock, NewPin, OwnPin } from './pin/own-pin.tsx'
import type { Place } from './places.ts'
import { NumberScreen, Request } from './requests/request.tsx'
import { RequestPin } from './requests/request-pin.tsx'
import { Account } from './settings/account.tsx'
import { CheckScreen } from './settings/check.tsx'
import { Remove } from './settings/remove.tsx'
import { Settings } from './settings/settings.tsx'

/** The screen that shows, and what moves it: the person, the back button, and what the server says. */
export function Screens() {
  const { state } = useApp()
  const [first] = useState(() => firstPlace(state))
  const { place, depth, moves } = useMoves(first)
  useFollow(place, moves)
  return (
    <Moving value={moves}>
      <ScreenAt key={`${depth} ${place.at}`} place={place} />
      <Arrived place={place} />
    </Moving>
  )
}

function ScreenAt({ place }: { place: Place }) {
  switch (place.at) {
    case 'home':
      return <Home />
    case 'order':
      return <Order />
    case 'scan':
      return <Scan />
    case 'type':
      return <Type />
    case 'choose':
      return <Choose {...place} />
    case 'install':
      return <Install {...place} />
    case 'link':
      return <Link {...place} />
    case 'link-pin':
      return <LinkPin {...place} />
    case 'offer':
      return <Offer {...place} />
    case 'settings':
      return <Settings />
    case 'check':
      return <CheckScreen />
    case 'codes':
    case 'account':
    case 'remove':
      return <OfAccount {...place} />
    default:
      return <Asked place={place} />
  }
}

type OwnAccount = Extract<Place, { at: 'codes' | 'account' | 'remove' }>

/** What is about one account, as it is now; when it has gone meanwhile, home. */
function OfAccount({ at, device }: OwnAccount) {
  const account = useApp().state.accounts.find((one) => one.device === device)
  if (!account) return <Home />
  if (at === 'codes') return <Codes account={account} />
  return at === 'account' ? <Account account={account} /> : <Remove account={account} />
}

type Rest = Exclude<
  Place,
  | OwnAccount
  | { at: 'home' | 'order' | 'scan' | 'type' | 'choose' | 'install' }
  | { at: 'link' | 'link-pin' | 'offer' | 'settings' | 'check' }
>

/** What asks something of the person, and how it ends. */
function Asked({ place }: { place: Rest }) {
  switch (place.at) {
    case 'request':
      return <Request {...place} />
    case 'number':
      return <NumberScreen {...place} />
    case 'pin':
      return <RequestPin {...place} />
    case 'own-pin':
      return <OwnPin {...place} />
    case 'new-pin':
      return <NewPin {...place} />
    case 'finish-unlock':
      return <FinishUnlock {...place} />
    case 'forgotten':
      return <Forgotten {...place} />
    case 'void':
      return <Void {...place} />
    case 'problem':
      return <Problem {...place} />
    case 'done':
      return <DoneScreen {...place} />
  }
}
