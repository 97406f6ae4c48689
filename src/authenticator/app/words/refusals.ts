import { type AppT, type AppTextKey, isAppTextKey } from '../../../i18n/browser.ts'
import type { DeviceRefusal } from '../../../methods/browser.ts'
import type { OwnRefusal, Refused } from '../store/result.ts'

/** The words for a refusal: those for the phone, else the general ones; what we do not know is a trouble of ours. */
export function refusalWords(t: AppT, { refusal }: Pick<Refused, 'refusal'>): string {
  const key = [`app.refusal.${refusal}`, `refusal.${refusal}`].find(isAppTextKey)
  return t(key ?? 'refusal.server-trouble')
}

type Wordless<R extends string> = R extends R
  ? [`app.refusal.${R}`, `refusal.${R}`][number] & AppTextKey extends never
    ? R
    : never
  : never

// A refusal of the app, or of the server to a device, that has no words does not compile.
true satisfies Wordless<OwnRefusal | DeviceRefusal> extends never ? true : Wordless<OwnRefusal | DeviceRefusal>
