/** Lines over days, drawn on the server. What it shows stands in a table as well: a picture is for looking, not the only way. */

/** `at`: from 0 (first day) to 1 (last day); `share`: from 0 to 1. */
export type ChartLine = {
  key: string
  name: string
  /** What stands at its end: "73 %". */
  end: string
  points: readonly { at: number; share: number }[]
}

type Props = {
  /** The whole picture in one or two sentences. */
  label: string
  lines: readonly ChartLine[]
  /** Days along the bottom. */
  days: readonly { at: number; text: string }[]
  /** How the shares of the grid are written, from 0 to 1. */
  percent: (share: number) => string
  /** A day that matters, with its name. */
  mark?: { at: number; text: string } | undefined
}

/** Beyond this many, dashes can no longer be told apart. */
export const MOST_LINES = 4
const WIDTH = 620
const HEIGHT = 220

export function LineChart({ label, lines, days, percent, mark }: Props) {
  const shown = lines.slice(0, MOST_LINES)
  return (
    <figure class="sb-chart">
      <ul class="keys" aria-hidden="true">
        {shown.map(({ key, name }, index) => (
          <li key={key}>
            <svg viewBox="0 0 28 8" aria-hidden="true">
              <path class={`line n${index}`} d="M1 4H27" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <svg class="plot" viewBox={`-84 -26 ${WIDTH + 168} ${HEIGHT + 66}`} role="img" aria-label={label}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <path class="grid" d={`M0 ${y(share)}H${WIDTH}`} />
            <text x="-10" y={y(share) + 5} text-anchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        {days.map(({ at, text }) => (
          <text key={text} class="day" x={at * WIDTH} y={HEIGHT + 26} text-anchor={anchorAt(at)}>
            {text}
          </text>
        ))}
        {mark && <Mark {...mark} />}
        {shown.map((line, index) => (
          <Line key={line.key} line={line} index={index} />
        ))}
        {spread(shown).map(({ line, at }) => (
          <text key={line.key} class="end" x={(line.points.at(-1)?.at ?? 1) * WIDTH + 12} y={at + 5}>
            {line.end}
          </text>
        ))}
      </svg>
    </figure>
  )
}

function Mark({ at, text }: { at: number; text: string }) {
  const late = at > 0.6
  return (
    <g>
      <path class="mark" d={`M${at * WIDTH} 0V${HEIGHT}`} />
      <text x={at * WIDTH + (late ? -8 : 8)} y="-8" text-anchor={late ? 'end' : 'start'}>
        {text}
      </text>
    </g>
  )
}

function Line({ line, index }: { line: ChartLine; index: number }) {
  const path = line.points.map(({ at, share }) => `${round(at * WIDTH)} ${round(y(share))}`).join('L')
  const [first, last] = [line.points[0], line.points.at(-1)]
  if (!first || !last) return null
  return (
    <g>
      {index === 0 && (
        <path class="area" d={`M${path}L${round(last.at * WIDTH)} ${HEIGHT}L${round(first.at * WIDTH)} ${HEIGHT}Z`} />
      )}
      <path class={`line n${index}`} d={`M${path}`} />
      <circle class={`dot n${index}`} cx={last.at * WIDTH} cy={y(last.share)} r="5" />
    </g>
  )
}

const y = (share: number): number => HEIGHT * (1 - share)
const round = (value: number): number => Math.round(value * 10) / 10

const anchorAt = (at: number): 'start' | 'middle' | 'end' => (at < 0.04 ? 'start' : at > 0.96 ? 'end' : 'middle')

/** Words at the ends of lines, moved apart until none lies on another. */
const APART = 26
function spread(lines: readonly ChartLine[]): { line: ChartLine; at: number }[] {
  const ends = lines.map((line) => ({ line, at: y(line.points.at(-1)?.share ?? 0) })).sort((a, b) => b.at - a.at)
  let below = HEIGHT + APART
  for (const end of ends) {
    end.at = Math.min(end.at, below - APART)
    below = end.at
  }
  return ends
}
