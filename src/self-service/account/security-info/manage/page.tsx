import { Button, ButtonLink, Facts, Field, Form, HousePage, Note, Section } from '../../../../design/index.ts'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'
import { ForAccount } from '../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import type { Device } from '../devices.ts'
import { homeOf } from '../home.ts'
import { MethodTags } from '../list/method-rows.tsx'
import { dateOf, isApp, nameOf, type Saying, timeOf, whatItIs } from '../words.ts'

type Props = {
  who: SignedIn
  saying: Saying
  device: Device
  /** What was typed as a name and refused. */
  typed?: string | undefined
  refused?: Refused | undefined
}

/** One method: what it is, its name, whether it is asked first, and removing it; what is lost is said before it is. */
export function ManageMethodPage(props: Props) {
  const { who, saying, device, refused } = props
  const { frame } = who
  return (
    <HousePage
      frame={frame}
      title={nameOf(frame.t, device)}
      lead={<ForAccount frame={frame} />}
      current="security"
      failed={refused !== undefined}
      narrow
    >
      <RefusedNote t={frame.t} refused={refused} />
      {device.standing !== 'counts' && <NoMore {...props} />}
      <About saying={saying} device={device} />
      <Rename {...props} />
      <Default {...props} />
      <Remove {...props} />
    </HousePage>
  )
}

const actionOf = ({ who, device }: Props, act = '') =>
  `/account/security-info/methods/${device.id}${act}?account=${who.realm.key}`

/** It is there, and opens nothing: why, and what to do. */
function NoMore({ who: { frame }, device: { standing } }: Props) {
  const { t } = frame
  const copied = standing === 'copied'
  return (
    <Note tone={copied ? 'bad' : 'warn'} strong={t(copied ? 'security.copied-title' : 'security.refused-title')}>
      {t(copied ? 'security.copied-why' : 'security.refused-why')}
    </Note>
  )
}

function About({ saying, device }: Pick<Props, 'saying' | 'device'>) {
  const { t } = saying.frame
  const { createdAt, lastUsedAt, synced, endings } = device
  const facts = [
    { name: t('security.fact.kind'), value: whatItIs(t, { ...device, name: 'named' }) },
    ...(synced === undefined
      ? []
      : [{ name: t('security.fact.where'), value: t(synced ? 'security.synced' : 'security.one-device') }]),
    { name: t(isApp(device) ? 'security.fact.linked' : 'security.fact.added'), value: timeOf(saying, createdAt) },
    {
      name: t('security.fact.used'),
      value: lastUsedAt === undefined ? t('security.never-used') : timeOf(saying, lastUsedAt),
    },
    ...endings.map(({ kind, day }) => ({
      name: t('security.fact.ends'),
      value: `${dateOf(saying, day)} (${t(`method.${kind}`)})`,
    })),
  ]
  return (
    <div class="stack gap-3">
      <p>
        <MethodTags saying={saying} device={device} />
      </p>
      <Facts facts={facts} />
    </div>
  )
}

function Rename(props: Props) {
  const { who, device, typed, refused } = props
  const { t, formToken } = who.frame
  return (
    <Form action={actionOf(props)} formToken={formToken}>
      <div class="stack gap-4.5">
        <Field
          name="name"
          label={t('security.name')}
          hint={t('security.name-hint')}
          autocomplete="off"
          value={typed ?? (device.name || nameOf(t, device))}
          error={mendAt(refused, 'name', t('security.name-mend'))}
          maxLength={60}
        />
        <div class="row flex-wrap gap-3">
          <Button name="act" value="continue">
            {t('security.rename')}
          </Button>
          <ButtonLink href={homeOf(who)} kind="plain">
            {t('act.back')}
          </ButtonLink>
        </div>
      </div>
    </Form>
  )
}

/** One button for each way in which it can be asked; elsewhere the system picks, and the list says so. */
function Default(props: Props) {
  const { who, device } = props
  const { t, formToken } = who.frame
  if (who.realm.mfa.choose !== 'person' || device.standing !== 'counts') return null
  // A code of the app is for when it cannot be asked: nobody means to be asked for it first.
  const choices = isApp(device) ? device.kinds.filter((kind) => kind === 'app') : device.kinds
  const others = choices.filter((kind) => kind !== device.asDefault)
  return (
    <Section title={t('security.default-title')}>
      <p class="muted">{t(device.asDefault ? 'security.default-is' : 'security.default-lead')}</p>
      {others.length > 0 && (
        <Form action={actionOf(props, '/default')} formToken={formToken}>
          <div class="row flex-wrap gap-3">
            {others.map((kind) => (
              <Button key={kind} kind="plain" name="kind" value={kind}>
                {choices.length > 1
                  ? t('security.default-kind', { kind: t(`method.${kind}`) })
                  : t('security.default-make')}
              </Button>
            ))}
          </div>
        </Form>
      )}
    </Section>
  )
}

function Remove(props: Props) {
  const { who, device } = props
  const { t, formToken } = who.frame
  const [kind] = device.kinds
  const lost = kind === 'voice' ? 'sms' : kind === 'app-code' ? 'app' : kind
  return (
    <Section title={t('security.remove-title', { name: nameOf(t, device) })}>
      <p class="muted">
        {t(`security.lost.${lost}`)} {t('security.remove-final')}
      </p>
      <Form action={actionOf(props, '/remove')} formToken={formToken}>
        <Button name="act" value="continue" kind="danger">
          {t('security.remove')}
        </Button>
      </Form>
    </Section>
  )
}
