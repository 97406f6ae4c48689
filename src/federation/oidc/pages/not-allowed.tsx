import { DoorPage, Facts, type Help, type PageFrame, Refusal, type RefusalKey, Section } from '../../../design/index.ts'
import type { TextValues } from '../../../i18n/index.ts'

/** How the application is told, if the person wants to go back: by its address, or by a form that its browser sends. */
export type WayBack = { address: string } | { action: string; fields: readonly (readonly [string, string])[] }

/** Whom to ask: by the application's registration, or the desks where the person is helped. */
export type Ask =
  | { about: string | undefined; mail: string | undefined; page: string | undefined }
  | { desks: readonly { name: string; place: string }[] }

type Props = {
  frame: PageFrame
  application: string
  account: { name: string; initials: string } | undefined
  refusals: readonly { refusal: RefusalKey; values: TextValues }[]
  ask: Ask
  otherAccount: string
  back: WayBack
}

const BACK = 'back-to-application'

/** The person may not use the application: every reason, whom to ask, and the ways on (P8). */
export function NotAllowedPage({ frame, application, account, refusals, ask, otherAccount, back }: Props) {
  const { t } = frame
  const toApplication = { icon: 'arrow-left', label: t('oidc.refused.back', { application }) } as const
  const helps: Help[] = [
    { icon: 'users-round', label: t('oidc.refused.other-account'), href: otherAccount },
    { icon: 'app-window', label: t('oidc.refused.applications'), href: '/' },
    'address' in back
      ? { ...toApplication, href: back.address }
      : { ...toApplication, name: 'error', value: 'access_denied', form: BACK },
  ]
  return (
    <DoorPage
      frame={frame}
      step="refused"
      title={t('oidc.refused.title')}
      failed
      helps={helps}
      {...(account && { account })}
    >
      <div class="stack gap-3">
        {refusals.map(({ refusal, values }) => (
          <Refusal key={refusal} refusal={refusal} t={t} values={values} />
        ))}
      </div>
      <WhomToAsk frame={frame} ask={ask} />
      {'action' in back && (
        <form method="post" action={back.action} id={BACK}>
          {back.fields.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </form>
      )}
    </DoorPage>
  )
}

function WhomToAsk({ frame: { t }, ask }: Pick<Props, 'frame' | 'ask'>) {
  if ('desks' in ask) {
    const facts = ask.desks.map(({ name, place }) => ({ name, value: place }))
    return (
      <Section title={t('oidc.refused.contact')}>
        <p class="muted">{t('oidc.refused.contact.desk')}</p>
        {facts.length > 0 && <Facts facts={facts} />}
      </Section>
    )
  }
  const { about, mail, page } = ask
  const facts = [
    ...(about === undefined ? [] : [{ name: t('oidc.refused.contact.who'), value: about }]),
    ...(mail === undefined
      ? []
      : [{ name: t('oidc.refused.contact.mail'), value: <a href={`mailto:${mail}`}>{mail}</a> }]),
    ...(page === undefined
      ? []
      : [
          {
            name: t('oidc.refused.contact.page'),
            value: <a href={page}>{t('oidc.refused.contact.page-link')}</a>,
          },
        ]),
  ]
  return (
    <Section title={t('oidc.refused.contact')}>
      <Facts facts={facts} />
    </Section>
  )
}
