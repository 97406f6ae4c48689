import { ActButton, Button, CodeField, Form } from '../../../design/index.ts'
import type { TotpOffer } from '../../../methods/index.ts'
import type { View } from '../view.ts'
import { errorIn } from '../words/refusal.tsx'
import { TotpByHand, TotpOnThisPhone } from './totp-offer.tsx'

/** `offer`: undefined when it lapsed while the page lay open; a button then makes a new one. */
type Props = { view: View; name: string; offer: TotpOffer | undefined }

/** A code app, registered in the midst of the sign-in (M7): scan, or copy by hand, then type what the app shows. */
export function RegisterTotp({ view, name, offer }: Props) {
  const { frame } = view
  return (
    <>
      {offer && <TotpOnThisPhone frame={frame} offer={offer} />}
      {offer ? <CodeForm view={view} /> : <RenewForm view={view} />}
      {offer && <TotpByHand frame={frame} name={name} offer={offer} />}
    </>
  )
}

function CodeForm({ view }: { view: View }) {
  const { t, formToken } = view.frame
  return (
    <Form action={view.action} formToken={formToken}>
      <input type="hidden" name="step" value="register-method" />
      <input type="hidden" name="kind" value="totp" />
      <div class="stack gap-4.5">
        <CodeField
          name="code"
          label={t('sign-in.register.code')}
          hint={t('sign-in.register.code.hint')}
          error={errorIn(view, 'wrong-new-code', 'code-form') && t('sign-in.totp.mend')}
          door
        />
        <Button door full name="act" value="continue">
          {t('sign-in.register.main')}
        </Button>
        <Later view={view} />
      </div>
    </Form>
  )
}

function RenewForm({ view }: { view: View }) {
  const { t, formToken } = view.frame
  return (
    <Form action={view.action} formToken={formToken}>
      <input type="hidden" name="step" value="register-method" />
      <input type="hidden" name="kind" value="totp" />
      <div class="stack gap-3">
        <ActButton act="resend" door full>
          {t('sign-in.register.renew')}
        </ActButton>
        <Later view={view} />
      </div>
    </Form>
  )
}

/** Puts it off where that is allowed, and elsewhere leads out, with a word of why. */
function Later({ view }: { view: View }) {
  return (
    <ActButton act="later" kind="plain" door full>
      {view.frame.t('act.later')}
    </ActButton>
  )
}
