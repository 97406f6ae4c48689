import type { Instant } from '../../../base/time/instant.ts'
import { HousePage, List, Section } from '../../../design/index.ts'
import { DoneNote } from '../../done-note.tsx'
import { type Refused, RefusedNote } from '../../refused.tsx'
import { ForAccount } from '../../signed-in/for-account.tsx'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { OpenAlarm } from '../tricked/open-alarm.tsx'
import type { Device } from './devices.ts'
import type { OwnFacts } from './facts.ts'
import { ALL_DEVICES } from './home.ts'
import { Addable } from './list/addable.tsx'
import { methodRow, passwordRow } from './list/method-rows.tsx'
import { NothingLeft, SecondKey } from './list/nudge.tsx'
import { ResetCodeSection } from './list/reset-code-section.tsx'
import { isApp, type Saying, timeOf } from './words.ts'

type Props = {
  who: SignedIn
  saying: Saying
  facts: OwnFacts
  devices: readonly Device[]
  passwordChanged: Instant | undefined
  /** Where the realm takes reset codes: since when this account has one. */
  resetCode: { madeAt: Instant | undefined } | undefined
  /** What was just done, in words. */
  done?: string | undefined
  refused?: Refused | undefined
  /** Steps that are left of an alarm. */
  alarm: number
}

/** How a person signs in: password and methods, what can be added, and what had better be (M9, M17). */
export function SecurityPage(props: Props) {
  const { who, saying, facts, devices, resetCode, done, refused, alarm } = props
  const { t } = who.frame
  return (
    <HousePage
      frame={who.frame}
      title={t('security.title')}
      lead={<ForAccount frame={who.frame} />}
      current="security"
      failed={refused !== undefined}
    >
      <DoneNote text={done} />
      <RefusedNote t={t} refused={refused} />
      <OpenAlarm who={who} left={alarm} />
      <NothingLeft saying={saying} facts={facts} />
      <SecondKey {...{ who, saying, facts, devices }} />
      <Methods {...props} />
      <Addable {...{ who, saying, facts }} />
      {resetCode && <ResetCodeSection {...{ who, saying, madeAt: resetCode.madeAt }} />}
      <p class="muted">
        {t('activity.unknown')} <a href={`/account/tricked?account=${who.realm.key}`}>{t('activity.unknown-act')}</a>
      </p>
    </HousePage>
  )
}

function Methods({ who, saying, facts, devices, passwordChanged }: Props) {
  const { t } = who.frame
  const changed =
    passwordChanged === undefined ? '' : t('security.password-changed', { time: timeOf(saying, passwordChanged) })
  const rows = [...devices.map((device) => methodRow({ who, saying, device })), passwordRow(who, changed)]
  return (
    <Section title={t('security.keys')}>
      <List rows={rows} />
      {devices.length > 1 && <p class="hint">{t(`security.choose.${facts.mfa.choose}`)}</p>}
      {devices.filter(isApp).length > 1 && (
        <p class="small">
          <a href={`${ALL_DEVICES}?account=${who.realm.key}`}>{t('security.devices-remove')}</a>
          <span class="hint block">{t('security.devices-remove.hint')}</span>
        </p>
      )}
    </Section>
  )
}
