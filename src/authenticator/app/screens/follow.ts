import { useEffect, useRef } from 'preact/hooks'
import { type AppState, isRefused, setNotice, takeArrival } from '../index.ts'
import { wearAccents } from '../parts/accents.ts'
import { useApp, useWords } from '../words/speech.tsx'
import { placeOfCode } from './linking/found.ts'
import { type Moves, type Place, placeOfRequest } from './places.ts'

/** Who often signs in by QR code opens the app for its camera. What came with the address, or waits, comes first. */
export const firstPlace = ({ settings, accounts, arrival, requests }: AppState): Place =>
  settings.opensWithCamera && accounts.length > 0 && !arrival && requests.length === 0 ? { at: 'scan' } : { at: 'home' }

/** Where the app goes by itself: to a request that comes in, to a code that the address brought, to what was lost. */
export function useFollow(place: Place, moves: Moves): void {
  useAccents(place)
  useNotice()
  useArrival(moves)
  useRequests(place, moves)
  const { gone } = useApp().state
  const [lost] = gone
  // It is told when one is home, and not in the middle of something
  useEffect(() => {
    if (lost && place.at === 'home') moves.finish({ at: 'void', gone: lost })
  }, [lost, place.at])
}

/** The realms that are in sight: of the accounts, of those that went, and of one that could be linked. */
function useAccents(place: Place): void {
  const { accounts, gone } = useApp().state
  useEffect(() => {
    const all = [...accounts.map(({ realm }) => realm), ...gone.map(({ realm }) => realm)]
    const offered = 'offer' in place ? place.offer?.realm : undefined
    wearAccents([...all, offered].filter((realm) => realm !== undefined))
  }, [accounts, gone, place])
}

/** The service worker speaks while the app is closed: it is told its words beforehand. */
function useNotice(): void {
  const { app } = useApp()
  const { t, language } = useWords()
  useEffect(() => {
    setNotice(app, { lang: language, title: t('app.notice.title'), body: t('app.notice.body') })
  }, [app, language, t])
}

/** What `?c=` brought is used as if it were scanned, once. */
function useArrival({ finish }: Moves): void {
  const { app, state } = useApp()
  const { arrival } = state
  // Each arrival is used once
  useEffect(() => {
    if (!arrival) return
    takeArrival(app)
    placeOfCode(app, arrival).then((found) => finish(isRefused(found) ? { at: 'problem', refused: found } : found))
  }, [arrival])
}

/** A single request opens by itself when one is home: that is what the app was opened for. One that was left stays closed. */
function useRequests(place: Place, { go }: Moves): void {
  const { state } = useApp()
  const opened = useRef(new Set<string>())
  const [request, ...others] = state.requests
  // It follows what waits and where one is
  useEffect(() => {
    if (place.at === 'request') opened.current.add(place.request.id)
    if (!request || others.length > 0 || place.at !== 'home' || state.gone.length > 0) return
    const to = placeOfRequest(state, request)
    if (to && !opened.current.has(request.id)) go(to)
  }, [request?.id, others.length, place, state.gone.length])
}
