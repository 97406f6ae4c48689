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

/**
 * The room of a drawing: the lines' own, what is left for words on both sides, how far apart words at the ends stay, and
 * which days are written. A phone gets a drawing of its own: the wide one made small could not be read.
 */
type Room = {
  shownAt: 'only-wide' | 'only-phone'
  width: number
  height: number
  side: number
  apart: number
  every: number
}

const WIDE: Room = { shownAt: 'only-wide', width: 620, height: 220, side: 84, apart: 26, every: 1 }
const NARROW: Room = { shownAt: 'only-phone', width: 216, height: 170, side: 50, apart: 18, every: 2 }

export function LineChart(props: Props) {
  const shown = props.lines.slice(0, MOST_LINES)
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
      {[WIDE, NARROW].map((room) => (
        <Plot key={room.shownAt} {...props} lines={shown} room={room} />
      ))}
    </figure>
  )
}

type Drawn = { room: Room }

function Plot({ label, lines, days, percent, mark, room }: Props & Drawn) {
  const { shownAt, width, height, side, every } = room
  return (
    <svg
      class={`plot ${shownAt}`}
      viewBox={`${-side} -26 ${width + 2 * side} ${height + 66}`}
      role="img"
      aria-label={label}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <path class="grid" d={`M0 ${y(room, share)}H${width}`} />
          <text x="-10" y={y(room, share) + 5} text-anchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {days
        .filter((_, index) => index % every === 0)
        .map(({ at, text }) => (
          <text key={text} x={at * width} y={height + 26} text-anchor={anchorAt(at)}>
            {text}
          </text>
        ))}
      {mark && <Mark {...mark} room={room} />}
      {lines.map((line, index) => (
        <Line key={line.key} {...{ line, index, room }} />
      ))}
      {spread(lines, room).map(({ line, at }) => (
        <text key={line.key} class="end" x={(line.points.at(-1)?.at ?? 1) * width + 12} y={at + 5}>
          {line.end}
        </text>
      ))}
    </svg>
  )
}

function Mark({ at, text, room: { width, height } }: { at: number; text: string } & Drawn) {
  const late = at > 0.6
  return (
    <g>
      <path class="mark" d={`M${at * width} 0V${height}`} />
      <text x={at * width + (late ? -8 : 8)} y="-8" text-anchor={late ? 'end' : 'start'}>
        {text}
      </text>
    </g>
  )
}

function Line({ line, index, room }: { line: ChartLine; index: number } & Drawn) {
  const { width, height } = room
  const path = line.points.map(({ at, share }) => `${round(at * width)} ${round(y(room, share))}`).join('L')
  const [first, last] = [line.points[0], line.points.at(-1)]
  if (!first || !last) return null
  return (
    <g>
      {index === 0 && (
        <path class="area" d={`M${path}L${round(last.at * width)} ${height}L${round(first.at * width)} ${height}Z`} />
      )}
      <path class={`line n${index}`} d={`M${path}`} />
      <circle class={`dot n${index}`} cx={last.at * width} cy={y(room, last.share)} r="5" />
    </g>
  )
}

const y = ({ height }: Room, share: number): number => height * (1 - share)
const round = (value: number): number => Math.round(value * 10) / 10

const anchorAt = (at: number): 'start' | 'middle' | 'end' => (at < 0.04 ? 'start' : at > 0.96 ? 'end' : 'middle')

/** Words at the ends of lines, moved apart until none lies on another. */
function spread(lines: readonly ChartLine[], room: Room): { line: ChartLine; at: number }[] {
  const { height, apart } = room
  const ends = lines.map((line) => ({ line, at: y(room, line.points.at(-1)?.share ?? 0) })).sort((a, b) => b.at - a.at)
  let below = height + apart
  for (const end of ends) {
    end.at = Math.min(end.at, below - apart)
    below = end.at
  }
  return ends
}
