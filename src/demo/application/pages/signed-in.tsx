import {
  Button,
  ButtonLink,
  Card,
  Facts,
  Form,
  HousePage,
  Note,
  type PageFrame,
  Section,
  Table,
} from '../../../design/index.ts'
import { howSignedIn, type ShownClaim, shownClaims } from '../claims.ts'

type SignedInProps = {
  frame: PageFrame
  realm: { key: string; name: string }
  idToken: Record<string, unknown>
  userinfo: Record<string, unknown> | undefined
  /** When the person last proved who they are, in words. */
  since: string
  canRefresh: boolean
  refreshed: boolean
  /** When Sleutelbos told of the session's end, in words. */
  endedAt: string | undefined
}

/** What the application was told, in plain words and as it came. */
export function SignedInPage(props: SignedInProps) {
  const { frame, idToken, userinfo } = props
  const { t } = frame
  const name = String(userinfo?.given_name ?? userinfo?.name ?? idToken.sub)
  return (
    <HousePage
      frame={frame}
      title={t('demo.app.hello', { name })}
      lead={t('demo.app.hello-lead')}
      beside={
        <Form action="/demo/app/sign-out" formToken={frame.formToken}>
          <Button kind="plain" icon="log-out">
            {t('demo.app.sign-out')}
          </Button>
        </Form>
      }
    >
      {props.endedAt !== undefined && (
        <Note tone="warn" strong={t('demo.app.told')}>
          {t('demo.app.told-lead', { time: props.endedAt })}
        </Note>
      )}
      <Section title={t('demo.app.how')}>
        <How {...props} />
      </Section>
      <Section title={t('demo.app.id-token')}>
        <Claims frame={frame} caption={t('demo.app.id-token')} claims={shownClaims(t, idToken)} />
      </Section>
      <Section title={t('demo.app.userinfo')}>
        {userinfo ? (
          <Claims frame={frame} caption={t('demo.app.userinfo')} claims={shownClaims(t, userinfo)} />
        ) : (
          <Note tone="warn">{t('demo.app.userinfo-dead')}</Note>
        )}
      </Section>
    </HousePage>
  )
}

function How({ frame, realm, idToken, since, canRefresh, refreshed }: SignedInProps) {
  const { t } = frame
  const { level, proofs } = howSignedIn(t, idToken)
  return (
    <Card>
      <Facts
        facts={[
          { name: t('demo.app.realm'), value: realm.name },
          { name: t('demo.app.level'), value: level },
          { name: t('demo.app.proofs'), value: proofs },
          { name: t('demo.app.since'), value: since },
        ]}
      />
      {refreshed && <Note tone="good">{t('demo.app.refreshed')}</Note>}
      <div class="row flex-wrap">
        {canRefresh ? (
          <Form action="/demo/app/refresh" formToken={frame.formToken}>
            <Button kind="plain" icon="refresh-cw">
              {t('demo.app.refresh')}
            </Button>
          </Form>
        ) : (
          <span class="hint">{t('demo.app.no-refresh')}</span>
        )}
        <ButtonLink kind="plain" icon="shield-check" href={`/demo/app/start?realm=${realm.key}&level=mfa`}>
          {t('demo.app.mfa')}
        </ButtonLink>
        <ButtonLink kind="plain" icon="log-in" href={`/demo/app/start?realm=${realm.key}&again=yes`}>
          {t('demo.app.again')}
        </ButtonLink>
        <ButtonLink kind="quiet" href="/demo">
          {t('demo.app.people-page')}
        </ButtonLink>
      </div>
    </Card>
  )
}

function Claims({ frame, caption, claims }: { frame: PageFrame; caption: string; claims: readonly ShownClaim[] }) {
  const { t } = frame
  return (
    <Table
      caption={caption}
      columns={[
        { name: t('demo.app.claim'), cell: ({ name }) => <code>{name}</code> },
        {
          name: t('demo.app.value'),
          cell: ({ value, meaning }) => (
            <>
              <code class="break-all">{value}</code>
              {meaning && <span class="hint block">{meaning}</span>}
            </>
          ),
        },
      ]}
      rows={claims}
    />
  )
}
