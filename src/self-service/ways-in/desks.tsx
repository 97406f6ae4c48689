/** Where people are helped who have no other way, and what to bring. */
import type { Campus } from '../../campus/index.ts'
import { More, type PageFrame } from '../../design/index.ts'
import { Desks } from '../../sign-in/index.ts'

type Props = { frame: PageFrame; campus: Campus; summary: string; advice: string }

/** Shut until asked for; opens without scripts. */
export function DeskList({ frame, campus, summary, advice }: Props) {
  return (
    <More summary={summary}>
      <div class="stack gap-3">
        <p class="muted">{advice}</p>
        <Desks frame={frame} campus={campus} />
        <p class="muted">{frame.t('desks.bring')}</p>
      </div>
    </More>
  )
}
