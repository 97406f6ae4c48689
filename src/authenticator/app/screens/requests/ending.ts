import type { AppAccount } from '../../store/kept.ts'
import type { Refused } from '../../store/result.ts'
import { useApp } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'

/** Refused, and yet the same screen may be tried again. */
const STAYS = [
  'wrong-pin',
  'offline',
  'server-trouble',
  'bad-answer',
  'clock-off',
  'biometrics-refused',
  'biometrics-unavailable',
  'unlock-refused',
]

/** Where a refusal leads that ends what one was doing; the others are shown where one is. */
export function useEnding(): (no: Refused, account: Pick<AppAccount, 'device'>) => void {
  const { app } = useApp()
  const { finish } = useMove()
  return (no, { device }) => {
    if (STAYS.includes(no.refusal)) return
    const gone = app.state.gone.find((one) => one.device === device)
    finish(gone ? { at: 'void', gone } : { at: 'problem', refused: no })
  }
}
