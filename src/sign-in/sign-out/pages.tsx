import type { Campus } from '../../campus/index.ts'
import { AccountChip, Button, ButtonLink, DoorPage, Form, type PageFrame } from '../../design/index.ts'
import { initialsOf } from '../pages/view.ts'
import type { LiveSession } from '../sessions/session.ts'

type Props = { frame: PageFrame; campus: Campus; sessions: readonly LiveSession[] }

/** Which of this browser's sessions to end. With one there is one button. */
export function SignOutPage({ frame, campus, sessions }: Props) {
  const { t } = frame
  const several = sessions.length > 1
  return (
    <DoorPage
      frame={frame}
      step="sign-out"
      title={t('sign-out.title')}
      lead={t('sign-out.which', { n: sessions.length })}
      helps={[{ icon: 'house', label: t('sign-out.stay'), href: '/' }]}
    >
      {sessions.map((session) => (
        <OneSession key={session.id} frame={frame} campus={campus} session={session} main={!several} />
      ))}
      {several && (
        <Form action="/sign-out" formToken={frame.formToken}>
          <Button door full>
            {t('sign-out.all')}
          </Button>
        </Form>
      )}
    </DoorPage>
  )
}

type OneProps = Omit<Props, 'sessions'> & { session: LiveSession; main: boolean }

function OneSession({ frame, campus, session, main }: OneProps) {
  const { t, language, formToken } = frame
  const realm = campus.realms[session.realm]?.name[language] ?? session.realm
  return (
    <Form action="/sign-out" formToken={formToken}>
      <input type="hidden" name="realm" value={session.realm} />
      <div class="stack gap-3">
        <p class="hint">{realm}</p>
        <AccountChip name={session.signInName} initials={initialsOf(session.signInName)} />
        <Button
          kind={main ? 'main' : 'plain'}
          door
          full
          label={t('sign-out.one-label', { account: session.signInName })}
        >
          {t('sign-out.one')}
        </Button>
      </div>
    </Form>
  )
}

/** It is done. */
export function SignedOutPage({ frame }: { frame: PageFrame }) {
  const { t } = frame
  return (
    <DoorPage frame={frame} step="done" title={t('signed-out.title')} lead={t('signed-out.lead')}>
      <ButtonLink href="/" kind="plain" door full>
        {t('signed-out.again')}
      </ButtonLink>
    </DoorPage>
  )
}
