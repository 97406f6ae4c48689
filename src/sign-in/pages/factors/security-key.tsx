import { Button, DoorPage, Form } from '../../../design/index.ts'
import { DeskAdvice } from '../desks/desk-advice.tsx'
import type { SecurityKeyPageProps } from '../props.ts'
import { applicationIn, chipOf, otherAccountHelp } from '../view.ts'
import { Refused } from '../words/refusal.tsx'
import { AnotherWay } from './another-way.tsx'
import { KeyAsk } from './key-ask.tsx'

/**
 * A security key or a passkey (M6): any of the account. The browser asks for it at once, and again when the button is
 * pressed; after a refusal only then, so that the person can read it first.
 */
export function SecurityKeyPage({ view, state, lead, options }: SecurityKeyPageProps) {
  const { frame, action, refusal } = view
  const { t } = frame
  const kind = state.chosen.kind === 'passkey' ? 'passkey' : 'security-key'
  return (
    <DoorPage
      frame={frame}
      step="security-key"
      title={t(`keys.ask.${kind}.title`)}
      {...(lead !== undefined && { lead })}
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="security-key" />
        <div class="stack gap-4.5">
          <p>{t(`keys.ask.${kind}.how`)}</p>
          <KeyAsk t={t} does="get" options={options} atOnce={refusal === undefined} />
          <Button door full name="act" value="continue" icon={kind === 'passkey' ? 'fingerprint-pattern' : 'usb'}>
            {t('sign-in.main')}
          </Button>
        </div>
      </Form>
      <AnotherWay view={view} step="security-key" />
      <DeskAdvice view={view} label={t('sign-in.desk')} advice={t('sign-in.desk.ask')} />
    </DoorPage>
  )
}
