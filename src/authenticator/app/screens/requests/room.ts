import { useEffect, useState } from 'preact/hooks'

/** Whether the window is at least so many pixels high, now and when it is turned. */
export function useRoom(height: number): boolean {
  const query = `(min-height: ${height}px)`
  const [roomy, setRoomy] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const hear = () => setRoomy(media.matches)
    media.addEventListener('change', hear)
    return () => media.removeEventListener('change', hear)
  }, [query])
  return roomy
}
