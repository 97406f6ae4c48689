/** Work that is begun a few at a time, in the order in which it was asked for. */
export type Turns = { take(work: () => Promise<void>): void }

/** `most` at once. What is taken must not fail. */
export function openTurns(most: number): Turns {
  const waiting: (() => Promise<void>)[] = []
  let busy = 0
  const next = (): void => {
    const work = busy < most ? waiting.shift() : undefined
    if (!work) return
    busy += 1
    void work().finally(() => {
      busy -= 1
      next()
    })
  }
  return {
    take(work) {
      waiting.push(work)
      next()
    },
  }
}
