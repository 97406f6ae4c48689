/** One-time codes by counter (RFC 4226), in the forms that tokens of different makers have. */
import { HOTP, Secret as OtpSecret } from 'otpauth'
import { sameText } from '../same.ts'

export type OtpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512'

/** How a token makes its codes. */
export type OtpForm = { readonly secret: Uint8Array; readonly algorithm: OtpAlgorithm; readonly digits: number }

/** The code for a counter, or for a time step where the counter is one (RFC 6238 §4). */
export function otpCode({ secret, algorithm, digits }: OtpForm, counter: number): string {
  // A copy of its own: a Buffer may be a window on a larger pool.
  const copied = new OtpSecret({ buffer: new Uint8Array(secret).buffer })
  return HOTP.generate({ secret: copied, algorithm, digits, counter })
}

/** Which of these counters, tried in order, the code belongs to. Each is compared in constant time. */
export const findCounter = (form: OtpForm, code: string, counters: readonly number[]): number | undefined =>
  counters.find((counter) => counter >= 0 && sameText(otpCode(form, counter), code))
