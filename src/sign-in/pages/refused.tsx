import { Button, ButtonLink, DoorPage, Form, type PageFrame, Refusal } from '../../design/index.ts'
import type { State } from '../flow/state.ts'
import type { Barrier } from '../run/access.ts'
import { DeskAdvice } from './desks/desk-advice.tsx'
import { applicationIn, chipOf, recoverHelp, type View } from './view.ts'

/** The flow has come to an end that is no session: why, and what helps. */
export function RefusedPage({ view, state }: { view: View; state: State & { at: 'refused' } }) {
  const { frame } = view
  const { t } = frame
  const name = state.who?.name
  return (
    <DoorPage
      frame={frame}
      step="refused"
      title={t(`sign-in.refused.${state.why}.title`)}
      {...(name !== undefined && { account: chipOf(view, name) })}
      failed
      helps={state.why === 'method-disabled' && name !== undefined ? [recoverHelp(view, name)] : []}
      {...applicationIn(view)}
    >
      <Refusal refusal={state.why} t={t} />
      {state.why === 'disowned' && <Disowned view={view} name={name} />}
      {state.why === 'method-too-new' && name !== undefined ? (
        <SignInAnew view={view} name={name} />
      ) : (
        <StartAgain frame={frame} action={view.action} />
      )}
      <DeskAdvice view={view} label={t('sign-in.desk')} advice={t('sign-in.desk.ask')} />
    </DoorPage>
  )
}

/** Somebody said on the phone that it was not them (M1): what to do, for whom it was and for whom it was not. */
function Disowned({ view: { frame }, name }: { view: View; name: string | undefined }) {
  const { t } = frame
  const recover = name === undefined ? '/recover' : `/recover?${new URLSearchParams({ username: name })}`
  return (
    <div class="stack gap-3">
      <p>
        {t('disowned.not-you')} <a href={recover}>{t('disowned.password')}</a>
        {' · '}
        <a href="/account/tricked">{t('disowned.tricked')}</a>
      </p>
      <p class="muted">{t('disowned.was-you')}</p>
    </div>
  )
}

const REFUSALS = { unknown: 'flow-expired', expired: 'flow-expired', 'other-browser': 'other-browser' } as const

/** A flow that cannot go on here. Only in its own browser is there anything to begin anew. */
export function BarrierPage({ frame, barrier, action }: { frame: PageFrame; barrier: Barrier; action: string }) {
  const { t } = frame
  return (
    <DoorPage frame={frame} step="refused" title={t('sign-in.refused.title')} failed>
      <Refusal refusal={REFUSALS[barrier]} t={t} />
      {barrier === 'expired' ? (
        <StartAgain frame={frame} action={action} />
      ) : (
        <ButtonLink href="/" door full>
          {t('sign-in.to-start')}
        </ButtonLink>
      )}
    </DoorPage>
  )
}

/** The same account from the beginning, with a session of its own at the end: none is raised. */
function SignInAnew({ view, name }: { view: View; name: string }) {
  const { t, formToken } = view.frame
  return (
    <Form action={view.action} formToken={formToken}>
      <input type="hidden" name="step" value="identify" />
      <input type="hidden" name="username" value={name} />
      <Button door full name="act" value="continue">
        {t('sign-in.anew')}
      </Button>
    </Form>
  )
}

function StartAgain({ frame, action }: { frame: PageFrame; action: string }) {
  return (
    <Form action={action} formToken={frame.formToken}>
      <input type="hidden" name="step" value="again" />
      <Button door full name="act" value="continue">
        {frame.t('sign-in.start-again')}
      </Button>
    </Form>
  )
}
