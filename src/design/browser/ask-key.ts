/** Asking the browser for a key (WebAuthn). Its own file: only pages that ask for keys fetch it. */
import {
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON

/** The answer of a key as JSON. Throws what the browser throws when there is none. */
export async function askKey(does: string, optionsJSON: Options): Promise<string> {
  if (does === 'create') return JSON.stringify(await startRegistration({ optionsJSON }))
  if (does === 'get') return JSON.stringify(await startAuthentication({ optionsJSON }))
  if (await browserSupportsWebAuthnAutofill()) {
    return JSON.stringify(await startAuthentication({ optionsJSON, useBrowserAutofill: true }))
  }
  // Nothing is ever picked where a browser has no such suggestions.
  return new Promise(() => undefined)
}
