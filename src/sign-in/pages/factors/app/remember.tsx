import { Check, type PageFrame } from '../../../../design/index.ts'

/** "Remember my device" (M4), where the realm allows it and nobody said that others use this computer too. */
export function Remember({ frame: { t } }: { frame: PageFrame }) {
  return <Check name="remember" label={t('approval.remember')} hint={t('approval.remember.hint')} />
}
