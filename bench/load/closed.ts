/** Closed load: so many who each begin anew as soon as they are done. It finds how much a server can do. */

/** One piece of work, again and again; throws when it does not succeed. */
export type Operation = () => Promise<void>

export type Round = { operations: number; seconds: number; rate: number }

/** Lets each worker repeat its operation for some seconds, or until so many are done together. */
export async function closedRound(
  workers: readonly Operation[],
  { seconds, most }: { seconds: number; most: number },
): Promise<Round> {
  const begun = performance.now()
  const end = begun + seconds * 1000
  let operations = 0
  const repeat = async (operation: Operation) => {
    while (performance.now() < end && operations < most) {
      await operation()
      operations += 1
    }
  }
  await Promise.all(workers.map(repeat))
  const took = (performance.now() - begun) / 1000
  return { operations, seconds: took, rate: operations / took }
}
