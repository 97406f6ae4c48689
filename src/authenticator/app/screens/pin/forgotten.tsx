import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Glyph } from '../../parts/marks.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { useWords } from '../../words/speech.tsx'
import { WaysBack } from '../endings/ways-back.tsx'
import { useMove } from '../moves.ts'

/** Nobody can look a PIN up: what to do instead. */
export function Forgotten({ account }: { account: AppAccount }) {
  const { t } = useWords()
  const { back, go } = useMove()
  return (
    <Screen
      name="problem"
      realm={account.realm}
      head={<BackHead onBack={back} />}
      foot={
        <button class="sb-btn danger full" type="button" onClick={() => go({ at: 'remove', device: account.device })}>
          {t('app.account.remove')}
        </button>
      }
    >
      <div class="app-about">
        <Glyph name="rotate-ccw-key" />
        <Title>{t('app.pin.forgotten.title')}</Title>
        <p class="muted">{t('app.pin.forgotten.why')}</p>
      </div>
      <WaysBack />
    </Screen>
  )
}
