import { installApp, type LinkOffer } from '../../index.ts'
import { Copy } from '../../parts/copy.tsx'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { Note } from '../../parts/notes.tsx'
import { Steps } from '../../parts/steps.tsx'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { installSteps } from './install-steps.ts'

/** Putting the app on the phone, as this system does it. With a code at hand on an iPhone, the code is copied first. */
export function Install({ offer, text }: { offer?: LinkOffer | undefined; text?: string | undefined }) {
  const { app, state } = useApp()
  const { t } = useWords()
  const { back, swap } = useMove()
  const { platform, canPrompt, installed } = state.install
  const later = () => (offer ? swap({ at: 'link', offer }) : back())
  return (
    <Screen
      name="install"
      head={<BackHead onBack={back} />}
      foot={
        <>
          {text && <Copy text={text} label={t('app.install.ios.copy.go')} main />}
          {canPrompt && (
            <button class="sb-btn full big" type="button" onClick={() => installApp(app)}>
              <Icon name="download" />
              {t('app.install.go')}
            </button>
          )}
          <button class="sb-btn plain full" type="button" onClick={later}>
            {t(installed ? 'app.back' : 'app.install.later')}
          </button>
        </>
      }
    >
      <Title>{t('app.install.title')}</Title>
      {installed ? (
        <Note tone="good">{t('app.install.done')}</Note>
      ) : (
        <>
          <p class="muted">{t('app.install.why')}</p>
          {platform === 'ios' && (
            <Note strong={t('app.install.ios.first')} tone="warn">
              {t('app.install.ios.first.why')}
            </Note>
          )}
          {!canPrompt && <Steps label={t('app.link.stages')} steps={installSteps(t, platform, text !== undefined)} />}
        </>
      )}
    </Screen>
  )
}
