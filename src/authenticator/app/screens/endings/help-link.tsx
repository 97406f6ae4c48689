import { Icon } from '../../parts/icons/icon.tsx'
import { useApp, useWords } from '../../words/speech.tsx'

/** The desk's own page, where the server named it. It opens beside the app. */
export function HelpLink() {
  const { server } = useApp().state
  const { t } = useWords()
  if (!server?.help) return null
  return (
    <a class="sb-btn quiet" href={server.help} target="_blank" rel="noreferrer">
      <Icon name="life-buoy" />
      {t('app.void.help')}
    </a>
  )
}
