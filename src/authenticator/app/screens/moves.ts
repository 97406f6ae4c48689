import { createContext } from 'preact'
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Moves, Place } from './places.ts'

const HOME: Place = { at: 'home' }

/**
 * The screens one came by, in step with the browser's history, which knows only how deep one is: what a screen is
 * about stays in memory, so that nothing of it outlives the app.
 */
export function useMoves(first: Place): { place: Place; depth: number; moves: Moves } {
  const [places, setPlaces] = useState<readonly Place[]>(() => (first.at === 'home' ? [HOME] : [HOME, first]))
  const latest = useRef(places)
  latest.current = places
  useEffect(() => {
    history.replaceState({ deep: 0 }, '')
    if (latest.current.length > 1) history.pushState({ deep: 1 }, '')
    const follow = ({ state }: PopStateEvent) => {
      const deep = Number(state?.deep ?? 0)
      const known = latest.current.length - 1
      // Forward leads to nothing any more: the browser comes back to where the app is.
      if (deep > known) history.go(known - deep)
      else if (deep < known) setPlaces(latest.current.slice(0, deep + 1))
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const moves = useMemo(() => movesOf(latest, setPlaces), [])
  return { place: places.at(-1) ?? HOME, depth: places.length, moves }
}

function movesOf(latest: { current: readonly Place[] }, setPlaces: (places: readonly Place[]) => void): Moves {
  const set = (places: readonly Place[]) => {
    latest.current = places
    setPlaces(places)
  }
  const deep = () => latest.current.length - 1
  const go = (place: Place) => {
    history.pushState({ deep: deep() + 1 }, '')
    set([...latest.current, place])
  }
  const swap = (place: Place) => (deep() === 0 ? go(place) : set([...latest.current.slice(0, -1), place]))
  const home = () => {
    if (deep() === 0) return
    const steps = deep()
    set([HOME])
    history.go(-steps)
  }
  const finish = (place: Place) => {
    if (deep() === 0) return go(place)
    const steps = deep() - 1
    set([HOME, place])
    if (steps > 0) history.go(-steps)
  }
  const back = () => (deep() === 0 ? undefined : history.back())
  return { go, swap, finish, back, home }
}

const MovesContext = createContext<Moves | undefined>(undefined)
export const Moving = MovesContext.Provider

export function useMove(): Moves {
  const moves = useContext(MovesContext)
  if (moves === undefined) throw new Error('a screen stands inside <Moving>')
  return moves
}
