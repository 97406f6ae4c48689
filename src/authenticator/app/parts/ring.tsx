import { useEffect, useState } from 'preact/hooks'
import { formatTimeLeft } from '../../../i18n/browser.ts'
import { now } from '../store/app.ts'
import { useApp, useWords } from '../words/speech.tsx'

const SIZES = { small: { d: 44, stroke: 4 }, tiny: { d: 52, stroke: 4.5 }, middle: { d: 116, stroke: 7 } } as const

type RingProps = { left: number; of: number; size?: keyof typeof SIZES; warn?: boolean }

/** The ring means time: from twelve o'clock, with the seconds inside. Its length is an attribute, never a style. */
export function Ring({ left, of, size = 'tiny', warn }: RingProps) {
  const { d, stroke } = SIZES[size]
  const circle = { cx: d / 2, cy: d / 2, r: (d - stroke) / 2 }
  const part = Math.min(Math.max(left / of, 0), 1)
  return (
    <span class={`sb-ring ${size}${warn ? ' warn' : ''}`} aria-hidden="true">
      <svg viewBox={`0 0 ${d} ${d}`} stroke-width={stroke} aria-hidden="true">
        <circle class="track" {...circle} />
        <circle class="time" {...circle} pathLength={100} stroke-dasharray="100" stroke-dashoffset={100 - 100 * part} />
      </svg>
      <span class="seconds">{Math.max(0, Math.ceil(left / 1000))}</span>
    </span>
  )
}

/** Said aloud when so many seconds are left. */
const ANNOUNCED = [60, 30, 10]

/** A ring until something ends. To a screen reader it is a timer, heard at 60, 30 and 10 seconds. */
export function Countdown(props: { expires: number; of: number; label: string; size?: 'small' | 'tiny' }) {
  const { language } = useWords()
  const left = Math.max(0, props.expires - useNow())
  const seconds = Math.ceil(left / 1000)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (ANNOUNCED.includes(seconds)) setSaid(formatTimeLeft(language, seconds * 1000))
  }, [seconds, language])
  return (
    <span
      class="app-countdown"
      role="timer"
      aria-label={props.label}
      data-expires={new Date(props.expires).toISOString()}
    >
      <Ring left={left} of={props.of} size={props.size ?? 'small'} warn={seconds <= 10} />
      <span class="vh" aria-live="polite">
        {said}
      </span>
    </span>
  )
}

/** The server's time, anew at each of its whole seconds. */
export function useNow(): number {
  const { app } = useApp()
  const [time, setTime] = useState(() => now(app))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const at = now(app)
      setTime(at)
      timer = setTimeout(tick, SECOND - (at % SECOND) + A_LITTLE)
    }
    tick()
    return () => clearTimeout(timer)
  }, [app])
  return time
}

const SECOND = 1000
/** Past the whole second, so that a timer that is a touch early does not tick twice. */
const A_LITTLE = 5
