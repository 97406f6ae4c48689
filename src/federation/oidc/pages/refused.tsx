import { DoorPage, type PageFrame, Refusal, type RefusalKey } from '../../../design/index.ts'
import type { TextValues } from '../../../i18n/index.ts'

type Props = {
  frame: PageFrame
  refusal: RefusalKey
  values?: TextValues
  /** What the application's keepers need to know; English, as the protocol is. */
  detail?: string
}

/** An application's request that cannot go on: why, and what the person can do. */
export function RefusedPage({ frame, refusal, values, detail }: Props) {
  const { t } = frame
  const helps = [{ icon: 'app-window', label: t('oidc.refused.applications'), href: '/' } as const]
  return (
    <DoorPage frame={frame} step="refused" title={t('oidc.refused.title')} failed helps={helps}>
      <Refusal refusal={refusal} t={t} {...(values && { values })} />
      {detail && (
        <p class="hint" lang="en">
          {t('oidc.refused.detail')} <code>{detail}</code>
        </p>
      )}
    </DoorPage>
  )
}
