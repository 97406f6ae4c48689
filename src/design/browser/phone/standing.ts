/** How something of ours stands that a phone will change: told by a stream of the server, or asked for where streams are cut. */

/** As `/sign-in/{flow}/live` and its like tell it. `left`: milliseconds until it ends. */
export type Standing = { is: string; number?: string; left?: number }

/** A stream tells what stands as soon as it is open; one that says nothing for so long is held back on its way. */
const PATIENCE = 5_000
/** How often is asked then. Milliseconds, both. */
const EVERY = 2_000

/** Calls `heard` with what stands, now and whenever it changed, until the function that it answers is called. */
export function watchStanding(address: string, heard: (standing: Standing) => void): () => void {
  const source = new EventSource(address)
  let timer = window.setTimeout(instead, PATIENCE)
  let stopped = false
  let streams = false
  source.onmessage = ({ data }) => {
    clearTimeout(timer)
    streams = true
    heard(JSON.parse(String(data)))
  }
  // A stream that has worked comes back by itself, after a restart of the server too; unless it was refused.
  source.onerror = () => {
    if (!streams || source.readyState === EventSource.CLOSED) instead()
  }
  const stop = () => {
    stopped = true
    clearTimeout(timer)
    source.close()
  }
  return stop

  function instead(): void {
    clearTimeout(timer)
    source.close()
    if (!stopped) void ask()
  }

  async function ask(): Promise<void> {
    const standing = await standingAt(address)
    if (stopped) return
    if (standing) heard(standing)
    if (!stopped) timer = window.setTimeout(ask, EVERY)
  }
}

/** A network that is away for a moment is no answer. */
async function standingAt(address: string): Promise<Standing | undefined> {
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as Standing) : undefined
  } catch {
    return undefined
  }
}
