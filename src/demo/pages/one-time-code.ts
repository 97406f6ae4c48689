import { Secret as OtpSecret } from 'otpauth'
import { totpCode, totpStep } from '../../base/crypto/otp/totp.ts'
import { type Instant, SECOND } from '../../base/time/instant.ts'

const PERIOD = 30

/** The code that an authenticator app with this secret (base 32) shows now, and for how many seconds. */
export const codeNow = (secret: string, now: Instant): { code: string; seconds: number } => ({
  code: totpCode(OtpSecret.fromBase32(secret).bytes, totpStep(now)),
  seconds: PERIOD - (Math.floor(now / SECOND) % PERIOD),
})
