/** Every signed message but answers and the first one: for one purpose, of one device, at one moment. */
import type { CryptoKey } from 'jose'
import { signBytes, verifyBytes } from './answer.ts'
import { type Bytes, text } from './bytes.ts'
import type { Envelope, EnvelopePurpose } from './messages.ts'

type Signed = Omit<Envelope, 'signature'> & { readonly purpose: EnvelopePurpose; readonly origin: string }

/** What an envelope's signature is over. */
export const envelopeText = ({ purpose, origin, device, time, payload }: Signed): Bytes =>
  text([`sleutelbos ${purpose} 1`, origin, device, String(time), payload])

/** `payload`: the JSON text that is sent. `origin`: of the app's address. */
export async function signEnvelope(signingKey: CryptoKey, signed: Signed): Promise<Envelope> {
  const { device, time, payload } = signed
  return { device, time, payload, signature: await signBytes(signingKey, envelopeText(signed)) }
}

/** Whether this device signed it, for this purpose and origin. Its age is for the caller to look at. */
export const verifyEnvelope = (
  verifyKey: CryptoKey,
  { purpose, origin, envelope }: { purpose: EnvelopePurpose; origin: string; envelope: Envelope },
): Promise<boolean> => verifyBytes(verifyKey, envelopeText({ purpose, origin, ...envelope }), envelope.signature)
