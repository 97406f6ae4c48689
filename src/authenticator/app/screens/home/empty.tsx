import { Title } from '../../parts/frame.tsx'
import { Way, Ways } from '../../parts/notes.tsx'
import { Steps } from '../../parts/steps.tsx'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'

/** No account yet: what will be here, and how to begin. */
export function Empty() {
  const { install } = useApp().state
  const { t } = useWords()
  const { go } = useMove()
  const steps = [{ name: t('app.empty.computer') }, { name: t('app.empty.scan') }, { name: t('app.empty.pin') }]
  return (
    <div class="app-empty">
      <Title>{t('app.empty.title')}</Title>
      <Steps label={t('app.link.stages')} steps={steps} />
      <Ways label={t('app.problem.way-on')}>
        <Way icon="keyboard" onClick={() => go({ at: 'type' })}>
          {t('app.empty.same-phone')}
        </Way>
        {!install.installed && (
          <Way icon="download" onClick={() => go({ at: 'install' })}>
            {t('app.settings.install')}
          </Way>
        )}
      </Ways>
    </div>
  )
}
