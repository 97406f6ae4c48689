import { ButtonLink, DoorPage, type PageFrame } from '../../../design/index.ts'

/** One way in per realm. */
type WayIn = { realm: string; name: string }

/** The sample application before anybody has signed in to it. */
export function WelcomePage({ frame, waysIn }: { frame: PageFrame; waysIn: readonly WayIn[] }) {
  const { t } = frame
  const [first, ...others] = waysIn
  const start = (realm: string) => `/demo/app/start?realm=${realm}`
  return (
    <DoorPage
      frame={frame}
      step="choose-account"
      title={t('demo.app.welcome')}
      lead={t('demo.app.welcome-lead')}
      helps={[
        ...waysIn.map(({ realm, name }) => ({
          icon: 'shield-check' as const,
          label: `${t('demo.app.start-mfa')}: ${name}`,
          href: `${start(realm)}&level=mfa`,
        })),
        { icon: 'users-round', label: t('demo.app.people'), href: '/demo' },
      ]}
    >
      {first && (
        <ButtonLink door full href={start(first.realm)}>
          {t('demo.app.start', { realm: first.name })}
        </ButtonLink>
      )}
      {others.map(({ realm, name }) => (
        <ButtonLink key={realm} door full kind="plain" href={start(realm)}>
          {t('demo.app.start', { realm: name })}
        </ButtonLink>
      ))}
    </DoorPage>
  )
}
