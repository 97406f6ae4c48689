import { Button, ButtonLink, CodeField, Form, type PageFrame } from '../../../../design/index.ts'
import type { TotpOffer } from '../../../../methods/index.ts'
import { ScanTotp, TotpByHand, TotpOnThisPhone } from '../../../../sign-in/index.ts'
import { mendAt, type Refused } from '../../../refused.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { HOME, homeOf } from '../home.ts'
import { AddPage } from './add-page.tsx'

type Props = { who: SignedIn; offer: TotpOffer; refused?: Refused | undefined }

/** Register any code app (M7): scan, or type name and secret; confirmed with a six-digit code. */
export function AddTotpPage({ who, offer, refused }: Props) {
  const { frame, session } = who
  return (
    <AddPage who={who} kind="totp" refused={refused}>
      <section class="stack gap-4">
        <ScanTotp frame={frame} offer={offer} />
        <TotpOnThisPhone frame={frame} offer={offer} />
        <TotpByHand frame={frame} name={session.signInName} offer={offer} />
      </section>
      <CodeForm frame={frame} who={who} offer={offer} refused={refused} />
    </AddPage>
  )
}

function CodeForm({ frame: { t, formToken }, who, offer, refused }: Props & { frame: PageFrame }) {
  return (
    <Form action={`${HOME}/totp?account=${who.realm.key}`} formToken={formToken}>
      <input type="hidden" name="registration" value={offer.id} />
      <div class="stack gap-4.5">
        <CodeField
          name="code"
          label={t('sign-in.register.code')}
          hint={t('sign-in.register.code.hint')}
          error={mendAt(refused, 'code', t('sign-in.totp.mend'))}
        />
        <div class="row flex-wrap gap-3">
          <Button name="act" value="continue">
            {t('sign-in.register.main')}
          </Button>
          <ButtonLink href={homeOf(who)} kind="plain">
            {t('act.cancel')}
          </ButtonLink>
        </div>
      </div>
    </Form>
  )
}
