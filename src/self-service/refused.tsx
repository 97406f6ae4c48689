/** Why a form of one's own was refused: said on top of it, with a link to the field that can be mended. */
import { ErrorSummary, Refusal, type RefusalKey } from '../design/index.ts'
import type { T, TextValues } from '../i18n/index.ts'

export type Refused = {
  key: RefusalKey
  values?: TextValues
  /** Name of the field that it is about. Without one there is nothing to mend here. */
  field?: string
  /** All that is wrong, where it is more than the refusal's own text. */
  lines?: readonly string[]
}

export function RefusedNote({ t, refused }: { t: T; refused: Refused | undefined }) {
  if (!refused) return null
  const { key, values = {}, field, lines } = refused
  if (field === undefined) return <Refusal refusal={key} values={values} t={t} />
  const texts = lines ?? [t(`refusal.${key}`, values).trim()]
  return <ErrorSummary t={t} refusal={key} problems={texts.map((text) => ({ field, text }))} />
}

/** What stands at the field itself: how to mend it, shorter than the reason above. */
export const mendAt = (refused: Refused | undefined, field: string, text: string): string | undefined =>
  refused?.field === field ? text : undefined
