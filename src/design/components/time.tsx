import type { ComponentChildren } from 'preact'
import { create } from 'qrcode'
import { formatTimeLeft, type Language } from '../../i18n/index.ts'

type RingProps = {
  /** What the ring is about, for who does not see it. */
  label: string
  /** Milliseconds from twelve o'clock round to twelve, and how many are left. */
  of: number
  left: number
  /** When it ends, ISO 8601: the outside contract's `data-expires`. */
  expires?: string
  /** Where to go when the time is over, where scripts run: an address of ours. */
  then?: string
  /** Its time begins when a script says so. */
  later?: boolean
  /** For `TimeLeft` elsewhere on the page. */
  id?: string
  size?: 'large' | 'middle' | 'small' | 'tiny'
  tone?: 'accent' | 'warn'
  children: ComponentChildren
}

const diameters = { large: 276, middle: 116, small: 64, tiny: 52 } as const
const strokes = { large: 9, middle: 7, small: 6, tiny: 4.5 } as const

/**
 * The ring means time, and nothing else. Scripts let it run from `left`, not from the browser's clock, which may be
 * wrong. A `TimeLeft` inside, or one that names its id, says the rest in words.
 */
export function Ring(props: RingProps) {
  const { of, left, size = 'middle', tone = 'accent', expires, label } = props
  const [d, stroke] = [diameters[size], strokes[size]]
  const circle = { cx: d / 2, cy: d / 2, r: (d - stroke) / 2 }
  const spoken = { role: expires ? 'timer' : 'group', 'aria-label': label } as const
  const part = of > 0 ? Math.min(Math.max(left / of, 0), 1) : 0
  return (
    <div
      class={['sb-ring', size, tone === 'warn' && 'warn'].filter(Boolean).join(' ')}
      {...spoken}
      id={props.id}
      data-expires={expires}
      data-then={props.then}
      data-later={props.later ? 'yes' : undefined}
      data-island={expires ? 'ring' : undefined}
      data-left={expires ? Math.round(left) : undefined}
      data-of={expires ? Math.round(of) : undefined}
    >
      <svg viewBox={`0 0 ${d} ${d}`} stroke-width={stroke} aria-hidden="true">
        <circle class="track" {...circle} />
        <circle
          class="time"
          {...circle}
          pathLength={100}
          stroke-dasharray="100"
          stroke-dashoffset={round(100 - 100 * part)}
        />
      </svg>
      <div>{props.children}</div>
    </div>
  )
}

type TimeLeftProps = { language: Language; left: number; ring?: string; minutes?: boolean }

/** How much time is left: "1 minute 26 seconds", or with `minutes` the bare number of them. Runs with its ring. */
export function TimeLeft({ language, left, ring, minutes }: TimeLeftProps) {
  return (
    <span class="num" data-time-left={minutes ? 'minutes' : 'words'} data-ring={ring}>
      {minutes ? Math.ceil(left / 60_000) : formatTimeLeft(language, left)}
    </span>
  )
}

/** The number to match: large, and read aloud digit by digit. One that is drawn later is put in by a script. */
export function MatchNumber({ number, label }: { number: string | undefined; label: string }) {
  return (
    <div data-number-later={number === undefined ? label : undefined}>
      <span class="vh">
        {label} {[...(number ?? '')].join(' ')}
      </span>
      <div class="sb-number" data-number={number} aria-hidden="true">
        {number}
      </div>
    </div>
  )
}

type QrProps = {
  /** What it encodes; left out where a script will draw it. */
  address?: string | undefined
  label: string
  /** ISO 8601: the outside contract's `data-expires`. */
  expires?: string | undefined
  /** It links the app: the outside contract's `data-link`. */
  links?: boolean
}

/** A QR code of an address (ISO/IEC 18004, error correction M), dark on white with its quiet zone. */
export function Qr({ address, label, expires, links }: QrProps) {
  const { side, path } = address === undefined ? NO_MODULES : qrModules(address)
  return (
    <div class="sb-qr" data-qr={address} data-link={links ? address : undefined} data-expires={expires}>
      <svg viewBox={`-4 -4 ${side + 8} ${side + 8}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <path fill="currentColor" d={path} />
      </svg>
    </div>
  )
}

/** What a script draws a code from: how many modules a side has, and the dark ones as a path. */
export type QrModules = { readonly side: number; readonly path: string }

const NO_MODULES: QrModules = { side: 37, path: '' }

/**
 * The modules of the code of an address. As bytes, and by one mask: looking for a shorter spelling and for the best of
 * eight masks costs twenty times as much, and gains nothing where nearly all that is encoded is random already.
 */
export function qrModules(address: string): QrModules {
  const bytes = { data: Buffer.from(address), mode: 'byte' } as const
  const { modules } = create([bytes], { errorCorrectionLevel: 'M', maskPattern: 3 })
  const side = modules.size
  return { side, path: darkModules(side, (row, column) => modules.get(row, column) === 1) }
}

/** One rectangle for each run of dark modules in a row. */
function darkModules(side: number, isDark: (row: number, column: number) => boolean): string {
  let path = ''
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const start = column
      while (column < side && isDark(row, column)) column++
      if (column > start) path += `M${start} ${row}h${column - start}v1h-${column - start}z`
    }
  }
  return path
}

const round = (value: number): number => Math.round(value * 10) / 10
