import { isTextKey } from '../../../i18n/index.ts'
import type { Setting } from '../setting.ts'

/** The word for a kind of method; anything else is the name that the person gave it. */
export function methodName({ t }: Setting, method: string): string {
  const key = `notices.method.${method}`
  return isTextKey(key) ? t(key) : method
}
