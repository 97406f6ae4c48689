import { askNotifications } from '../../index.ts'
import { Screen, Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { Glyph } from '../../parts/marks.tsx'
import { Note } from '../../parts/notes.tsx'
import { Steps } from '../../parts/steps.tsx'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { type Done, placeOfRequest } from '../places.ts'
import { useVerb } from '../verb.ts'
import { HelpLink } from './help-link.tsx'

/** What has happened, and where to go now. */
export function DoneScreen({ done }: { done: Done }) {
  const { t } = useWords()
  const { home } = useMove()
  const { glyph, tone } = LOOKS[done.is]
  return (
    <Screen
      name="done"
      realm={'realm' in done ? done.realm : 'account' in done ? done.account.realm : undefined}
      centred
      head={null}
      foot={
        <>
          <NextRequest />
          <button class="sb-btn full big" type="button" onClick={home}>
            {t('app.home')}
          </button>
        </>
      }
    >
      <div class="app-about" data-done={done.is}>
        <Glyph name={glyph} tone={tone} />
        <Title>{t(`app.done.${done.is}`)}</Title>
        <What done={done} />
      </div>
      {done.is === 'linked' && <OfferNotifications />}
    </Screen>
  )
}

const LOOKS = {
  approved: { glyph: 'check', tone: 'good' },
  linked: { glyph: 'check', tone: 'good' },
  pin: { glyph: 'check', tone: 'good' },
  unlock: { glyph: 'fingerprint-pattern', tone: 'good' },
  declined: { glyph: 'x', tone: 'warn' },
  'not-me': { glyph: 'shield-alert', tone: 'bad' },
  removed: { glyph: 'trash', tone: 'warn' },
} as const

function What({ done }: { done: Done }) {
  const { t, language } = useWords()
  switch (done.is) {
    case 'approved':
      return (
        <>
          <p>{t('app.done.approved.what')}</p>
          <p class="hint">{t('app.done.approved.where', { what: done.what })}</p>
        </>
      )
    case 'not-me':
      return <AfterNotMe />
    case 'pin':
      return <p class="muted">{t('app.done.pin.what', { realm: done.account.realm.name[language] })}</p>
    case 'removed':
      return <p class="muted">{t('app.done.removed.what', { account: done.account.accountName })}</p>
    default:
      return <p class="muted">{t(`app.done.${done.is}.what`)}</p>
  }
}

/** "That wasn't me": what follows by itself, and what the person does to be safe. */
function AfterNotMe() {
  const { t } = useWords()
  const steps = [
    { name: t('app.done.not-me.nobody'), state: 'done' },
    { name: t('app.done.not-me.told'), state: 'done' },
    { name: t('app.done.not-me.password'), state: 'now' },
  ] as const
  return (
    <div class="app-left">
      <Steps label={t('app.done.next')} steps={steps} />
      <PasswordLink />
      <HelpLink />
    </div>
  )
}

/** Where one chooses a new password: a page of the institution, which may have another origin than the app. */
function PasswordLink() {
  const { server } = useApp().state
  const { t } = useWords()
  if (!server?.help) return null
  return (
    <a
      class="sb-btn plain full"
      href={new URL('/.well-known/change-password', server.help).href}
      target="_blank"
      rel="noreferrer"
    >
      {t('app.done.not-me.go')}
    </a>
  )
}

function OfferNotifications() {
  const { app, state } = useApp()
  const { t } = useWords()
  const asking = useVerb()
  if (state.notifications !== 'unasked' && state.notifications !== 'off') return null
  return (
    <>
      <Note>{t('app.done.linked.notifications')}</Note>
      <button
        class="sb-btn plain full"
        type="button"
        disabled={asking.busy}
        onClick={() =>
          asking.run(
            () => askNotifications(app),
            () => undefined,
          )
        }
      >
        <Icon name="bell" />
        {t('app.done.linked.notifications.go')}
      </button>
    </>
  )
}

/** Several may wait: the next one is at hand. */
function NextRequest() {
  const { state } = useApp()
  const { t } = useWords()
  const { finish } = useMove()
  const [request] = state.requests
  const next = request && placeOfRequest(state, request)
  if (!next) return null
  return (
    <button class="sb-btn plain full" type="button" onClick={() => finish(next)}>
      {t('app.request.another', { n: state.requests.length })}
    </button>
  )
}
