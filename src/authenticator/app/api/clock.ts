/** The server's clock as the phone knows it: codes and what is signed go by it, not by the phone's own. */
export type Clock = {
  now(): number
  /** By how much the server is ahead of the phone, in milliseconds. */
  readonly difference: number
  /** `said`: the server's time in an answer; `asked` and `heard`: the phone's own, when it asked and when it was answered. */
  learn(said: number, asked: number, heard: number): void
}

/** `keep` is told each new difference, so that codes are right in flight mode too. */
export function openClock(given: { now: () => number; difference: number; keep: (difference: number) => void }): Clock {
  let { difference } = given
  return {
    now: () => given.now() + difference,
    get difference() {
      return difference
    },
    learn(said, asked, heard) {
      // The server read its clock somewhere between asking and hearing: what fits in there stays as it was.
      if (difference >= said - heard && difference <= said - asked) return
      difference = Math.round(said - (asked + heard) / 2)
      given.keep(difference)
    },
  }
}
