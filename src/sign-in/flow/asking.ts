/** The page that asks a method, or that offers to register one, and what has to happen for it. */
import type { MethodKind } from '../../methods/index.ts'
import type { Effect } from './outcome.ts'
import type { Asking, AtFactor, AtRegister, Chosen, Proof, Sending, Who } from './state.ts'

type Asked = { who: Who; proof: Proof; chosen: Chosen; sending?: Sending | undefined; asking?: Asking | undefined }

/** Undefined for the kinds that this version cannot ask. */
export function askFactor({
  who,
  proof,
  chosen,
  sending,
  asking,
}: Asked): { state: AtFactor; effects: Effect[] } | undefined {
  const at = { who, proof, chosen }
  const sent = sending && { sending }
  switch (chosen.kind) {
    case 'totp':
    case 'hardware-code':
      return { state: { at: 'totp', ...at }, effects: [] }
    case 'app': {
      const left = asking && { asking }
      return { state: { at: 'approval', ...at, ...left }, effects: left ? [] : [{ do: 'ask-device', way: 'approval' }] }
    }
    case 'app-code':
      return { state: { at: 'app-code', ...at }, effects: [] }
    case 'security-key':
    case 'passkey':
      return { state: { at: 'security-key', ...at }, effects: [] }
    case 'sms': {
      // A text goes at once; who comes back to its page has it already.
      const send: Effect = { do: 'send', by: 'sms', phone: chosen.id, purpose: 'sign-in' }
      return { state: { at: 'phone-code', ...at, ...sent }, effects: sent ? [] : [send] }
    }
    case 'voice':
      return { state: { at: 'voice', ...at, ...sent }, effects: [] }
    default:
      return undefined
  }
}

/** The page that offers a kind; of a code app it shows the secret at once, of the app a link. */
export function offerKind(who: Who, proof: Proof, kind: MethodKind): { state: AtRegister; effects: Effect[] } {
  return { state: { at: 'register-method', who, proof, kind }, effects: OFFERS[kind] ?? [] }
}

const OFFERS: { readonly [Kind in MethodKind]?: Effect[] } = {
  totp: [{ do: 'offer-totp' }],
  app: [{ do: 'offer-link' }],
}
