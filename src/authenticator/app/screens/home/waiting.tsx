import { Icon } from '../../parts/icons/icon.tsx'
import { RealmSign } from '../../parts/marks.tsx'
import { Countdown } from '../../parts/ring.tsx'
import type { AppRequest, Connection } from '../../store/app-state.ts'
import { browserOf, whatOf } from '../../words/request-words.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'

/** How the app stands, in one line: ready, or without a network. */
export function Standing() {
  const { state } = useApp()
  const { t } = useWords()
  const { connection, requests, accounts } = state
  const tone = TONES[connection]
  const withoutNetwork = accounts.some(({ codes }) => codes) ? 'app.home.offline' : 'app.home.offline-without-codes'
  const words = {
    unlinked: '',
    connecting: t('app.home.connecting'),
    live: requests.length > 0 ? t('app.home.waiting', { n: requests.length }) : t('app.home.ready'),
    offline: t(withoutNetwork),
  }
  return (
    <p class={`sb-live ${requests.length > 0 ? 'now' : tone}`} role="status">
      {words[connection]}
    </p>
  )
}

const TONES = { unlinked: '', connecting: 'still', live: 'good', offline: 'warn' } as const satisfies Record<
  Connection,
  string
>

/** The requests that wait, each a card to open. */
export function Waiting() {
  const { requests } = useApp().state
  if (requests.length === 0) return null
  return (
    <ul class="app-cards">
      {requests.map((request) => (
        <WaitingRequest key={request.id} request={request} />
      ))}
    </ul>
  )
}

function WaitingRequest({ request }: { request: AppRequest }) {
  const { accounts } = useApp().state
  const speech = useWords()
  const { go } = useMove()
  const account = accounts.find(({ device }) => device === request.device)
  if (!account) return null
  const { realm } = account
  const of = request.expires - request.shown.at
  return (
    <li data-realm={realm.key}>
      <button class="sb-card app-waiting" type="button" onClick={() => go({ at: 'request', request, account })}>
        <RealmSign realm={realm} />
        <span class="grow">
          <b>{whatOf(speech, request.shown)}</b>
          <span class="hint block">{browserOf(speech, request.shown)}</span>
          <span class="hint block">{realm.name[speech.language]}</span>
        </span>
        <Countdown expires={request.expires} of={of} label={speech.t('app.request.left')} />
        <span class="vh">{speech.t('app.home.open-request')}</span>
        <Icon name="chevron-right" />
      </button>
    </li>
  )
}
