/** Asking an address of the configuration. */

export type Asking = {
  readonly address: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

export type Answered = { readonly status: number; readonly body: string }

/** More than this of an answer nobody reads: whoever sends without an end is not listened to without an end. */
const MOST_BYTES = 64 * 1024

/**
 * Sends a request and answers what came back, up to 64 kB of it. Redirects are not followed: who is told what stands in
 * the configuration, not in an answer. Throws when there is no whole answer before `signal`.
 */
export async function askAddress({ address, ...asking }: Asking): Promise<Answered> {
  const answer = await fetch(address, { ...asking, redirect: 'manual' })
  return { status: answer.status, body: await readSome(answer) }
}

async function readSome({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body ?? []) {
    parts.push(part as Uint8Array)
    length += (part as Uint8Array).length
    if (length > MOST_BYTES) break
  }
  return Buffer.concat(parts).subarray(0, MOST_BYTES).toString('utf8')
}
