import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { openScanner, type Scanner } from '../../index.ts'
import { isRefused, type Refused } from '../../store/result.ts'

export type Camera = {
  readonly view: RefObject<HTMLVideoElement | null>
  readonly state: 'opening' | 'open' | Refused
  /** There is a lamp: whether it is on, and how to change that. */
  readonly torch: { readonly on: boolean; readonly set: (on: boolean) => void } | undefined
  readonly again: () => void
}

/** Keeps the camera open while the screen stands, and closes it with it: a lamp that stays on would frighten anybody. */
export function useCamera(found: (text: string) => void): Camera {
  const view = useRef<HTMLVideoElement>(null)
  const heard = useRef(found)
  heard.current = found
  const [state, setState] = useState<Camera['state']>('opening')
  const [scanner, setScanner] = useState<Scanner>()
  const [lit, setLit] = useState(false)
  const [round, setRound] = useState(0)
  // Another round opens it anew
  useEffect(() => {
    let wanted = true
    let opened: Scanner | undefined
    setState('opening')
    if (view.current) {
      openScanner(view.current, (text) => wanted && heard.current(text)).then((result) => {
        if (isRefused(result)) return wanted && setState(result)
        if (!wanted) return result.close()
        opened = result
        setScanner(result)
        setState('open')
      })
    }
    return () => {
      wanted = false
      opened?.close()
      setScanner(undefined)
    }
  }, [round])
  const set = (on: boolean) => scanner?.torch?.(on).then(() => setLit(on))
  return { view, state, torch: scanner?.torch && { on: lit, set }, again: () => setRound(round + 1) }
}
