import { Facts, More } from '../../design/index.ts'
import { say, type View } from './view.ts'

type Props = { view: Pick<View, 'frame' | 'campus'>; label: string; advice: string }

/** What helps when nothing here does: where the desks are. Opens without scripts. */
export function DeskAdvice({ view, label, advice }: Props) {
  const desks = Object.values(view.campus.campuses).flatMap((site) => {
    if (!site.desk) return []
    const place = [site.desk.building, site.desk.room].filter(Boolean).join(' ')
    return [{ name: say(view, site.name), value: place }]
  })
  return (
    <More summary={label}>
      <div class="stack gap-3">
        <p class="muted">{advice}</p>
        {desks.length > 0 && <Facts facts={desks} />}
      </div>
    </More>
  )
}
