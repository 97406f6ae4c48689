import { Screen, Title } from '../../parts/frame.tsx'
import { Glyph } from '../../parts/marks.tsx'
import { Way, Ways } from '../../parts/notes.tsx'
import type { Refused } from '../../store/result.ts'
import { refusalWords } from '../../words/refusals.ts'
import { useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { HelpLink } from './help-link.tsx'

/** After these, another code on the other screen is what one needs. */
const SCANS_AGAIN = [
  'code-expired',
  'code-taken',
  'link-expired',
  'link-used',
  'foreign-code',
  'nothing-scanned',
  'no-account-for-code',
]

/** Something was refused and is over: what happened, what to do now. */
export function Problem({ refused }: { refused: Refused }) {
  const { t } = useWords()
  const { home, go, swap } = useMove()
  const scans = SCANS_AGAIN.includes(refused.refusal)
  return (
    <Screen
      name="problem"
      centred
      head={null}
      foot={
        <>
          {scans && (
            <button class="sb-btn full big" type="button" onClick={() => swap({ at: 'scan' })}>
              {t('app.home.scan')}
            </button>
          )}
          <button class={scans ? 'sb-btn plain full' : 'sb-btn full big'} type="button" onClick={home}>
            {t('app.home')}
          </button>
        </>
      }
    >
      <div class="app-about">
        <Glyph name="triangle-alert" tone="warn" />
        <Title>{t('app.problem.title')}</Title>
        <p class="muted" role="alert" data-refusal={refused.refusal}>
          {refusalWords(t, refused)}
        </p>
      </div>
      <Ways label={t('app.problem.way-on')}>
        <Way icon="list-checks" onClick={() => go({ at: 'check' })}>
          {t('app.problem.check')}
        </Way>
      </Ways>
      <HelpLink />
    </Screen>
  )
}
