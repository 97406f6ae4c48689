import {
  Button,
  ButtonLink,
  Empty,
  Form,
  HousePage,
  type IconName,
  List,
  Note,
  type Row,
  Section,
  Tag,
} from '../../../design/index.ts'
import { DoneNote } from '../../done-note.tsx'
import { type Refused, RefusedNote } from '../../refused.tsx'
import { ForAccount } from '../../signed-in/for-account.tsx'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { AlarmSteps } from './steps.tsx'

const at = ({ realm }: SignedIn, path = '') => `/account/tricked${path}?account=${realm.key}`

/** What will happen, and one button. */
export function BeginPage({ who }: { who: SignedIn }) {
  const { t, formToken } = who.frame
  return (
    <HousePage
      frame={who.frame}
      title={t('tricked.title')}
      lead={<ForAccount frame={who.frame} />}
      current="security"
      narrow
    >
      <p>{t('tricked.lead')}</p>
      <AlarmSteps t={t} done={0} />
      <Form action={at(who)} formToken={formToken}>
        <Button door icon="siren">
          {t('tricked.act')}
        </Button>
      </Form>
    </HousePage>
  )
}

/** Everybody else is out; now the password. */
export function PasswordStepPage({ who, raised }: { who: SignedIn; raised: string }) {
  const { t } = who.frame
  return (
    <HousePage
      frame={who.frame}
      title={t('tricked.password-title')}
      lead={<ForAccount frame={who.frame} />}
      current="security"
      narrow
    >
      <DoneNote text={raised} />
      <AlarmSteps t={t} done={1} />
      <p>{t('tricked.password-lead')}</p>
      <div class="row flex-wrap gap-3">
        <ButtonLink href={`/account/password?account=${who.realm.key}`}>{t('tricked.password-act')}</ButtonLink>
        <ButtonLink kind="plain" href="/recover">
          {t('tricked.forgotten')}
        </ButtonLink>
      </div>
      <p class="hint">{t('tricked.later')}</p>
    </HousePage>
  )
}

export type ReviewedMethod = { id: string; icon: IconName; name: string; hint: string; isNew: boolean }
export type ReviewedAddress = { mail: string; own: boolean }

type ReviewProps = {
  who: SignedIn
  methods: readonly ReviewedMethod[]
  addresses: readonly ReviewedAddress[]
  resetCode: { made: string; isNew: boolean } | undefined
  removed: boolean
  refused: Refused | undefined
}

/** Each method to keep or to remove, and the addresses by which the password can be reset. */
export function MethodsStepPage({ who, methods, addresses, resetCode, removed, refused }: ReviewProps) {
  const { t, formToken } = who.frame
  return (
    <HousePage
      frame={who.frame}
      title={t('tricked.methods-title')}
      lead={<ForAccount frame={who.frame} />}
      current="security"
      failed={refused !== undefined}
      narrow
    >
      <DoneNote text={removed ? t('tricked.removed') : undefined} />
      <RefusedNote t={t} refused={refused} />
      <AlarmSteps t={t} done={2} />
      <p>{t('tricked.methods-lead')}</p>
      <Methods who={who} methods={methods} />
      {resetCode && <ResetCode who={who} resetCode={resetCode} />}
      {addresses.length > 0 && <Addresses who={who} addresses={addresses} />}
      <Form action={at(who, '/done')} formToken={formToken}>
        <Button>{t('tricked.done-act')}</Button>
      </Form>
      <p class="hint">{t('tricked.later')}</p>
    </HousePage>
  )
}

function Methods({ who, methods }: Pick<ReviewProps, 'who' | 'methods'>) {
  const { t, formToken } = who.frame
  const add = (
    <ButtonLink href={`/account/security-info?account=${who.realm.key}`} kind="quiet" icon="plus">
      {t('security.add')}
    </ButtonLink>
  )
  const rows = methods.map(
    ({ id, icon, name, hint, isNew }): Row => ({
      icon,
      title: name,
      hint,
      tags: isNew && <Tag tone="warn">{t('tricked.new')}</Tag>,
      act: (
        <Form action={at(who, `/methods/${id}/remove`)} formToken={formToken}>
          <Button kind="danger" dense label={t('tricked.remove-label', { what: name })}>
            {t('security.remove')}
          </Button>
        </Form>
      ),
    }),
  )
  return (
    <Section title={t('tricked.methods')}>
      {rows.length > 0 ? (
        <List rows={rows} />
      ) : (
        <Empty icon="shield-question-mark" title={t('tricked.no-methods-title')} acts={add}>
          {t('tricked.no-methods')}
        </Empty>
      )}
    </Section>
  )
}

/** A code that a stranger made, or read, would let them in again: renewing it ends it. */
function ResetCode({
  who,
  resetCode: { made, isNew },
}: {
  who: SignedIn
  resetCode: NonNullable<ReviewProps['resetCode']>
}) {
  const { t } = who.frame
  const renew = (
    <ButtonLink href={`/account/security-info/reset-code?account=${who.realm.key}`} kind="plain" dense>
      {t('security.reset-code-renew')}
    </ButtonLink>
  )
  return (
    <Section title={t('security.reset-code')}>
      <p class="muted">{t('tricked.reset-code')}</p>
      <List
        rows={[
          {
            icon: 'rotate-ccw-key',
            title: t('security.reset-code'),
            hint: t('security.reset-code-made', { time: made }),
            tags: isNew && <Tag tone="warn">{t('tricked.new')}</Tag>,
            act: renew,
          },
        ]}
      />
    </Section>
  )
}

function Addresses({ who, addresses }: Pick<ReviewProps, 'who' | 'addresses'>) {
  const { t } = who.frame
  const change = (
    <ButtonLink href={`/account/profile?account=${who.realm.key}`} kind="quiet">
      {t('tricked.addresses-act')}
    </ButtonLink>
  )
  return (
    <Section title={t('tricked.addresses')} act={change}>
      <p class="muted">{t('tricked.addresses-hint')}</p>
      <List
        rows={addresses.map(({ mail, own }) => ({
          icon: 'mail',
          title: mail,
          hint: t(own ? 'tricked.from-you' : 'tricked.from-administration'),
        }))}
      />
    </Section>
  )
}

/** All three steps are done. */
export function SafePage({ who }: { who: SignedIn }) {
  const { t } = who.frame
  return (
    <HousePage
      frame={who.frame}
      title={t('tricked.safe-title')}
      lead={<ForAccount frame={who.frame} />}
      current="security"
      narrow
    >
      <p role="status">{t('tricked.safe-lead')}</p>
      <AlarmSteps t={t} done={3} />
      <Note tone="accent" strong={t('tricked.safe-tell')}>
        {t('tricked.safe-tell-why')}
      </Note>
      <p>
        <ButtonLink href={`/account/security-info?account=${who.realm.key}`}>{t('frame.security')}</ButtonLink>
      </p>
    </HousePage>
  )
}
