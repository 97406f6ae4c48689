/**
 * Lets one run at a time; those who ask meanwhile share the next, which begins after they asked. So many callers at
 * once hold one connection and not one each, and nobody gets the answer of a run that began before them.
 */
export function oneAtATime(run: () => Promise<unknown>): () => Promise<unknown> {
  let running: Promise<unknown> | undefined
  let next: Promise<unknown> | undefined
  const start = () => {
    running = run().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (!running) return start()
    const startNext = () => {
      next = undefined
      return start()
    }
    next ??= running.then(startNext, startNext)
    return next
  }
}
