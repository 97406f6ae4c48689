import type { Secret } from '../../base/crypto/secret.ts'
import { type Answered, askAddress } from '../../base/web/ask-address.ts'
import { type Blanks, fillIn, writingOf } from './fill-in.ts'
import { type Gateway, GatewayFault, type OutgoingText } from './outgoing.ts'

/** A gateway as `campus.yaml` describes it. `timeout` in milliseconds. */
export type HttpGatewaySetting = {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly accepted: Accepted
  readonly sender: string
  readonly secret?: Secret<string> | undefined
  readonly timeout: number
}

/** What the answer must be. `json`: the path of a field, which must be `is`. */
type Accepted = {
  readonly statuses: readonly number[]
  readonly text?: string | undefined
  readonly json?: string | undefined
  readonly is?: string | undefined
}

/** A gateway that takes texts by a request of HTTP, whatever its form. */
export function httpGateway(setting: HttpGatewaySetting): Gateway<OutgoingText> {
  const { host } = new URL(setting.url.replace(/\{\w+\}/g, 'x'))
  return {
    name: host,
    async hand(message, signal) {
      const answer = await askGateway(requestOf(setting, message), setting.timeout, signal)
      const fault = faultOf(setting.accepted, answer)
      if (fault) throw fault
    },
  }
}

function requestOf({ url, method, headers, body, secret, sender }: HttpGatewaySetting, message: OutgoingText) {
  const { to, text, hook } = message
  const blanks: Blanks = { to, text, sender, hook, secret: secret?.reveal() ?? '' }
  const filled = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), fillIn(value, blanks, 'header')])
  const sent: Record<string, string> = Object.fromEntries(filled)
  const writing = writingOf(sent['content-type'] ?? '')
  return {
    address: fillIn(url, blanks, 'address'),
    method,
    headers: sent,
    ...(body !== undefined && method !== 'GET' && { body: fillIn(body, blanks, writing) }),
  }
}

/** Asks, and says of what goes wrong only what holds no number and no secret. */
export async function askGateway(
  request: Omit<Parameters<typeof askAddress>[0], 'signal'>,
  timeout: number,
  signal: AbortSignal,
): Promise<Answered> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeout)])
  try {
    return await askAddress({ ...request, signal: limited })
  } catch {
    throw new GatewayFault(limited.aborted ? 'no answer in time' : 'no connection', { away: true })
  }
}

/** An answer counts only when it is all that the description asks: a page that says "sorry" with 200 is no sending. */
function faultOf({ statuses, text, json, is }: Accepted, { status, body }: Answered): GatewayFault | undefined {
  // Too many requests, or trouble of its own: the next message would fare no better (RFC 6585 §4, RFC 9110 §15.6).
  if (!statuses.includes(status)) return new GatewayFault(`status ${status}`, { away: status >= 500 || status === 429 })
  if (text !== undefined && !body.includes(text)) return new GatewayFault('the answer lacks its text', { away: true })
  if (json !== undefined && fieldOf(body, json) !== is)
    return new GatewayFault('the answer’s field is another', { away: false })
  return undefined
}

/** The field at a path such as `messages.0.status`, as text; undefined when there is none. */
export function fieldOf(body: string, path: string): string | undefined {
  let value = parsed(body)
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
