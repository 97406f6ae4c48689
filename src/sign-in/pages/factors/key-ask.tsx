/** Where a page asks a key: what scripts need for it, and what a browser without them, or without keys, is told. */
import { ActButton, Form, Icon, Note, type PageFrame } from '../../../design/index.ts'
import type { T } from '../../../i18n/index.ts'

type KeyAskProps = {
  t: T
  /** Whether a key is asked for its answer, or a new one is made. */
  does: 'get' | 'create'
  options: object
  /** As soon as the page is there; otherwise when the form is sent. */
  atOnce?: boolean
}

/**
 * Inside a form: its field `answer`, which a script fills with what the browser says of the key before the form is sent,
 * and with why there is none (`{"error":"NotAllowedError"}`) when the person or the browser gave up.
 */
export function KeyAsk({ t, does, options, atOnce }: KeyAskProps) {
  return (
    <div
      data-island="key"
      data-does={does}
      data-options={JSON.stringify(options)}
      data-at-once={atOnce ? 'yes' : undefined}
      data-waiting={t(`keys.waiting.${does}`)}
    >
      <input type="hidden" name="answer" value="" />
      <p class="hint row" hidden data-shown>
        <Icon name="usb" />
        <span role="status" data-word />
      </p>
      <div hidden data-lacking>
        <Note tone="warn">{t('keys.lacking')}</Note>
      </div>
      <noscript>
        <Note tone="warn">{t('keys.no-scripts')}</Note>
      </noscript>
    </div>
  )
}

type OfferProps = { frame: PageFrame; action: string; options: object }

/**
 * On the first page, a form of its own beside that of the name: any passkey of this site, picked among the suggestions of
 * the field of the name (`autocomplete="username webauthn"`) or by the button, which scripts show where there are keys.
 */
export function PasskeyOffer({ frame: { t, formToken }, action, options }: OfferProps) {
  return (
    <Form action={action} formToken={formToken}>
      <input type="hidden" name="step" value="identify" />
      <div data-island="passkey-offer" data-options={JSON.stringify(options)} data-none={t('keys.offer.none')} hidden>
        <input type="hidden" name="passkey" value="" />
        <div class="stack gap-3">
          <ActButton act="continue" kind="plain" door full icon="fingerprint-pattern">
            {t('keys.offer')}
          </ActButton>
          <p class="hint" role="status" data-word />
        </div>
      </div>
    </Form>
  )
}

/** In the form of the password: whether this browser can ask for a key (`yes`), as its script says. */
export const CanAskKeys = () => <input type="hidden" name="keys" value="" data-island="can-ask-keys" />
