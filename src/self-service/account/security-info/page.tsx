import { ButtonLink, HousePage, List, Nudge, type PageFrame, Ring, type Row, Section } from '../../../design/index.ts'
import { DoneNote } from '../../done-note.tsx'
import { type Refused, RefusedNote } from '../../refused.tsx'
import { ForAccount } from '../../signed-in/for-account.tsx'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { OpenAlarm } from '../tricked/open-alarm.tsx'

export type MethodRow = { id: string; name: string; hint: string }

type Props = {
  who: SignedIn
  methods: readonly MethodRow[]
  passwordHint: string
  mayAdd: boolean
  /** What was just done, in words. */
  done?: string | undefined
  refused?: Refused | undefined
  /** Steps that are left of an alarm. */
  alarm: number
}

/** How a person signs in: password and methods, and what had better be added. */
export function SecurityPage({ who, methods, passwordHint, mayAdd, done, refused, alarm }: Props) {
  const { frame, realm } = who
  const { t } = frame
  const add = `/account/security-info/totp?account=${realm.key}`
  const addMethod = (
    <ButtonLink href={add} kind="quiet" icon="plus">
      {t('security.add')}
    </ButtonLink>
  )
  const rows = [
    ...methods.map((method) => methodRow(frame, realm.key, method)),
    passwordRow(frame, realm.key, passwordHint),
  ]
  return (
    <HousePage
      frame={frame}
      title={t('security.title')}
      lead={<ForAccount frame={frame} />}
      current="security"
      failed={refused !== undefined}
    >
      <DoneNote text={done} />
      <RefusedNote t={t} refused={refused} />
      <OpenAlarm who={who} left={alarm} />
      {mayAdd && methods.length < 2 && <SecondKey frame={frame} has={methods.length} add={add} />}
      <Section title={t('security.keys')} act={mayAdd && methods.length >= 2 && addMethod}>
        <List rows={rows} />
      </Section>
      <p class="muted">
        {t('activity.unknown')} <a href={`/account/tricked?account=${realm.key}`}>{t('activity.unknown-act')}</a>
      </p>
    </HousePage>
  )
}

/** With one method, everything hangs on it. */
function SecondKey({ frame: { t }, has, add }: { frame: PageFrame; has: number; add: string }) {
  const sign = (
    <Ring label={t('frame.of', { done: has, all: 2 })} of={2} left={has} size="small">
      {`${has}/2`}
    </Ring>
  )
  return (
    <Nudge
      title={t(has === 0 ? 'security.nudge-none-title' : 'security.nudge-one-title')}
      sign={sign}
      act={<ButtonLink href={add}>{t('security.totp-title')}</ButtonLink>}
    >
      {t(has === 0 ? 'security.nudge-none' : 'security.nudge-one')}
    </Nudge>
  )
}

const methodRow = ({ t }: PageFrame, realm: string, { id, name, hint }: MethodRow): Row => ({
  icon: 'smartphone',
  title: name,
  hint,
  act: (
    <ButtonLink
      href={`/account/security-info/totp/${id}?account=${realm}`}
      kind="quiet"
      icon="ellipsis"
      label={t('security.manage', { name })}
    />
  ),
})

const passwordRow = ({ t }: PageFrame, realm: string, hint: string): Row => ({
  icon: 'lock-keyhole',
  title: t('frame.password'),
  hint,
  act: (
    <ButtonLink href={`/account/password?account=${realm}`} kind="quiet" label={t('security.change-password')}>
      {t('security.change')}
    </ButtonLink>
  ),
})
