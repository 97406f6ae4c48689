import type { Core } from '../store/app.ts'
import { type Refused, refuse } from '../store/result.ts'

/** How long an answer may take: longer than a server that is busy, shorter than patience. */
const PATIENCE_MS = 15_000

/**
 * Asks the server. What it refuses, and what the network does, are values. No cookie goes along: an answer is good by its
 * signature, so that no other page can use who is signed in here.
 */
export async function call<T extends object>(core: Core, path: string, body?: object): Promise<T | Refused> {
  const asked = core.world.now()
  const response = await send(core, path, { body, signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!response) return refuse('offline')
  const said = await read(response)
  if (typeof said?.now === 'number') core.clock.learn(said.now, asked, core.world.now())
  if (said && (response.ok || typeof said.refusal === 'string')) return said as T | Refused
  return refuse('server-trouble', { status: response.status })
}

/** The response as it came, or nothing when there is no network. */
export async function send(
  { world }: Core,
  path: string,
  { body, signal }: { body?: object | undefined; signal: AbortSignal },
): Promise<Response | undefined> {
  const init: RequestInit = { credentials: 'omit', cache: 'no-store', redirect: 'error', signal }
  const post = { ...init, method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  try {
    return await world.fetch(new URL(`api/${path}`, world.address).href, body === undefined ? init : post)
  } catch {
    return undefined // no network, no server, or no patience: all the same to who waits
  }
}

async function read(response: Response): Promise<{ readonly now?: unknown; readonly refusal?: unknown } | undefined> {
  try {
    const said: unknown = await response.json()
    return typeof said === 'object' && said !== null ? { ...said } : undefined
  } catch {
    return undefined
  }
}
