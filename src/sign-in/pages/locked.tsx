import { isoTime, MINUTE } from '../../base/time/instant.ts'
import { ButtonLink, DoorPage, Refusal, Ring } from '../../design/index.ts'
import { formatDuration, formatTimeUntil } from '../../i18n/index.ts'
import type { State } from '../flow/state.ts'
import { DeskAdvice } from './desks/desk-advice.tsx'
import { AnotherWay } from './factors/another-way.tsx'
import { activateHelp, applicationIn, chipOf, otherAccountHelp, realmIn, recoverHelp, type View } from './view.ts'

/** Too many wrong answers: until when, and what to do now. The same for names that no account has. */
export function LockedPage({ view, state }: { view: View; state: State & { at: 'locked' } }) {
  const { frame, campus, now } = view
  const { t, language } = frame
  const { until, who, back } = state
  // To the full minute, so that nobody who comes at the time that was said comes too early.
  const said = Math.ceil(until / MINUTE) * MINUTE
  const time = formatTimeUntil(language, said, campus.institution.timeZone, now)
  // A reset ends the lock of a password at once; of another method it ends nothing.
  const ways =
    back.at === 'password' ? [recoverHelp(view, who.name), activateHelp(view, 'sign-in.password.not-yet')] : []
  return (
    <DoorPage
      frame={frame}
      step="locked"
      title={t('sign-in.locked.title', { time })}
      width="middle"
      account={chipOf(view, who.name)}
      beside={<LockRing view={view} until={until} realm={who.realm} />}
      failed
      helps={[...ways, otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refusal refusal="locked" t={t} values={{ time: formatDuration(language, until - now) }} />
      <p class="muted">{t('sign-in.locked.wait')}</p>
      <ButtonLink href={view.action} kind="plain" door full>
        {t('sign-in.locked.again')}
      </ButtonLink>
      {'proof' in back && <AnotherWay view={view} step="locked" />}
      <DeskAdvice view={view} label={t('sign-in.desk')} advice={t('sign-in.desk.ask')} ways={back.at === 'password'} />
    </DoorPage>
  )
}

function LockRing({ view, until, realm }: { view: View; until: number; realm: string }) {
  const { t } = view.frame
  const left = Math.max(until - view.now, 0)
  const minutes = Math.ceil(left / MINUTE)
  const of = Math.max(realmIn(view, realm)?.lockout.for ?? left, left)
  return (
    <Ring label={t('sign-in.locked.ring')} of={of} left={left} expires={isoTime(until)} tone="warn">
      <p class="text-center">
        <b class="code">{minutes}</b>
        <span class="hint block">{t('sign-in.locked.minutes', { n: minutes })}</span>
      </p>
    </Ring>
  )
}
