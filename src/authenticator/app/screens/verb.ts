import { useEffect, useRef, useState } from 'preact/hooks'
import { isRefused, type Refused } from '../store/result.ts'

export type Verb = {
  readonly busy: boolean
  /** What the last one was refused for, until the next begins. */
  readonly refused: Refused | undefined
  /** One at a time. `then` is not called when the screen has gone meanwhile. */
  readonly run: <T>(work: () => Promise<T | Refused>, then: (done: T) => void, orElse?: (no: Refused) => void) => void
  readonly forget: () => void
}

/** Runs a verb of the app for a screen: busy while it lasts, and its refusal when it is refused. */
export function useVerb(): Verb {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const [here, working] = [useRef(true), useRef(false)]
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [here])
  const run: Verb['run'] = async (work, then, orElse) => {
    if (working.current) return
    working.current = true
    setBusy(true)
    setRefused(undefined)
    const result = await work().catch((fault: unknown) => {
      // A fault of ours is noted for the diagnostics; the person gets words, and not a screen that stands still.
      reportError(fault)
      return { refusal: 'server-trouble' } as Refused
    })
    working.current = false
    if (!here.current) return
    setBusy(false)
    if (isRefused(result)) {
      setRefused(result)
      orElse?.(result)
    } else then(result as Exclude<typeof result, Refused>)
  }
  return { busy, refused, run, forget: () => setRefused(undefined) }
}
