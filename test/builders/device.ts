/** A phone in software: the app's part of the protocol, with its own keys, over HTTP or straight upon the verbs. */
import { randomBytes } from 'node:crypto'
import type { CryptoKey, JWK } from 'jose'
import { readAddress } from '../../src/methods/device/protocol/address.ts'
import { answerText, proveAnswer, signAnswer } from '../../src/methods/device/protocol/answer.ts'
import type { Bytes } from '../../src/methods/device/protocol/bytes.ts'
import { codeAt, importCodeKey } from '../../src/methods/device/protocol/code.ts'
import { signEnvelope } from '../../src/methods/device/protocol/envelope.ts'
import { sealSecrets, signLink } from '../../src/methods/device/protocol/linking.ts'
import { unwrapSecret, wrapSecret } from '../../src/methods/device/protocol/pin.ts'
import type {
  DeviceAnswer,
  DeviceRequest,
  Envelope,
  EnvelopePurpose,
  LinkMessage,
  Pending,
} from '../../src/methods/index.ts'

export const PIN = '48213'
export const WRONG_PIN = '90517'

/** What came back: what was asked for, or why not. */
export type Said = { readonly refused?: string } & Readonly<Record<string, unknown>>

/** The server, as the app meets it. */
export type DeviceServer = {
  /** Of the app's address, as it is signed. */
  readonly origin: string
  readonly authenticatorUrl: string
  now(): number
  key(): Promise<JWK>
  look(code: string): Promise<Said>
  use(message: LinkMessage): Promise<Said>
  pending(hellos: readonly Envelope[]): Promise<Pending & Said>
  say(purpose: Exclude<EnvelopePurpose, 'hello'>, envelope: Envelope): Promise<Said>
  answer(answer: DeviceAnswer): Promise<Said>
}

/** As much of `fetch` as is needed; `inject` of Fastify fits with a line. */
export type Post = (path: string, body: unknown) => Promise<{ readonly status: number; readonly body: unknown }>

const PATHS: Record<Exclude<EnvelopePurpose, 'hello'>, string> = {
  claim: 'api/codes/claim',
  begin: 'api/begin',
  unlock: 'api/unlock/use',
  'unlock-remove': 'api/unlock/remove',
  push: 'api/push',
  rename: 'api/rename',
  remove: 'api/remove',
  diagnostics: 'api/diagnostics',
}

/** Over HTTP: `post` sends JSON to a path below the app's address, `get` reads `api/server`. */
export function overHttp(given: {
  authenticatorUrl: string
  now: () => number
  post: Post
  get: (path: string) => Promise<unknown>
}): DeviceServer {
  const { authenticatorUrl, now, get } = given
  const post = async (path: string, body: unknown): Promise<Said> => {
    const answered = await given.post(path, body)
    const { refusal, ...said } = answered.body as Record<string, unknown>
    return typeof refusal === 'string' ? { ...said, refused: refusal, status: answered.status } : said
  }
  return {
    origin: new URL(authenticatorUrl).origin,
    authenticatorUrl,
    now,
    key: async () => ((await get('api/server')) as { key: JWK }).key,
    look: (code) => post('api/links/look', { code }),
    use: (message) => post('api/links/use', message),
    pending: async (devices) => (await post('api/requests', { devices })) as Pending & Said,
    say: (purpose, envelope) => post(PATHS[purpose], envelope),
    answer: (answer) => post('api/requests/answer', answer),
  }
}

type Keys = {
  readonly signing: CryptoKey
  readonly verifyKey: JWK
  readonly wrapped: Bytes
  readonly salt: Bytes
  readonly codeKey: CryptoKey
}

/** What an answer says that is not so, or not as usual. */
export type AnswerTwist = Partial<{
  pin: string
  number: string
  /** Left out: the request's own. */
  nonce: string
  account: string
  shown: string
  origin: string
  request: string
  device: string
  time: number
  signing: CryptoKey
  /** Instead of the proof by PIN. */
  sealed: string
  secret: Bytes
  assertion: DeviceAnswer['assertion']
}>

export class SoftDevice {
  readonly id: string
  readonly account: string
  readonly server: DeviceServer
  readonly keys: Keys
  readonly #opened = new Map<string, Promise<Bytes>>()

  constructor(given: { id: string; account: string; server: DeviceServer; keys: Keys }) {
    this.id = given.id
    this.account = given.account
    this.server = given.server
    this.keys = given.keys
  }

  /** Links by what a QR code holds, or by what was typed; throws when it is refused. */
  static async link(
    server: DeviceServer,
    scanned: string,
    wish: { name?: string; pin?: string } = {},
  ): Promise<SoftDevice> {
    const { message, keys } = await linkMessage(server, scanned, wish)
    const said = await server.use(message)
    if (said.refused !== undefined) throw new Error(`not linked: ${said.refused}`)
    const account = said.account as { id: string }
    return new SoftDevice({ id: String(said.device), account: account.id, server, keys })
  }

  /** The same profile on another machine: whoever copied it has all that is kept, and not the PIN. */
  copied(server: DeviceServer = this.server): SoftDevice {
    return new SoftDevice({ id: this.id, account: this.account, server, keys: this.keys })
  }

  envelope(
    purpose: EnvelopePurpose,
    payload: unknown,
    twist: { time?: number; origin?: string } = {},
  ): Promise<Envelope> {
    const { time = this.server.now(), origin = this.server.origin } = twist
    return signEnvelope(this.keys.signing, { purpose, origin, device: this.id, time, payload: JSON.stringify(payload) })
  }

  async say(purpose: Exclude<EnvelopePurpose, 'hello'>, payload: unknown): Promise<Said> {
    return this.server.say(purpose, await this.envelope(purpose, payload))
  }

  async pending(): Promise<Pending & Said> {
    return this.server.pending([await this.envelope('hello', {})])
  }

  /** The one request that waits; throws when there is none. */
  async asked(): Promise<DeviceRequest> {
    const [request] = (await this.pending()).requests
    if (!request) throw new Error('the phone is asked nothing')
    return request
  }

  /** Scans a QR code that signs a browser in. */
  async scan(scanned: string): Promise<Said & { request?: DeviceRequest }> {
    const read = readAddress(scanned, this.server.authenticatorUrl)
    if (read.is !== 'sign-in') throw new Error(`no code that signs in: ${scanned}`)
    return this.say('claim', { code: read.code })
  }

  async approve(request: DeviceRequest, twist: AnswerTwist = {}): Promise<Said> {
    return this.server.answer(await this.answer(request, 'approve', twist))
  }

  async decline(request: DeviceRequest, decision: 'decline' | 'not-me' = 'decline'): Promise<Said> {
    return this.server.answer(await this.answer(request, decision))
  }

  /** An answer as it is sent; honest unless told otherwise. */
  async answer(
    request: DeviceRequest,
    decision: DeviceAnswer['decision'],
    twist: AnswerTwist = {},
  ): Promise<DeviceAnswer> {
    const { time = this.server.now(), number, signing = this.keys.signing, assertion } = twist
    const [id, device] = [twist.request ?? request.id, twist.device ?? this.id]
    const text = await this.text(request, decision, { ...twist, time })
    const secret = twist.secret ?? (await this.secret(twist.pin ?? PIN))
    const proving = decision === 'approve' && assertion === undefined
    const sealed =
      twist.sealed ?? (proving ? await proveAnswer({ secret, text, serverKey: await this.server.key() }) : undefined)
    const signature = await signAnswer(signing, text, sealed)
    return {
      ...{ request: id, device, decision, time, signature },
      ...(number !== undefined && { number }),
      ...(sealed !== undefined && { sealed }),
      ...(assertion !== undefined && { assertion }),
    }
  }

  /** T of an answer, for whoever signs something else upon it. */
  text(request: DeviceRequest, decision: DeviceAnswer['decision'], twist: AnswerTwist): Promise<Bytes> {
    const { nonce = request.nonce, account = request.account, shown = request.shown } = twist
    const { origin = this.server.origin, number, time = this.server.now() } = twist
    const [id, device] = [twist.request ?? request.id, twist.device ?? this.id]
    return answerText({ origin, request: id, nonce, device, account, shown, decision, number, time })
  }

  /** What a PIN makes of what is kept; worked out once, since that is slow on purpose. */
  secret(pin: string): Promise<Bytes> {
    const known = this.#opened.get(pin) ?? unwrapSecret(this.keys.wrapped, pin, this.keys.salt)
    this.#opened.set(pin, known)
    return known
  }

  /** The code that it shows now, without a network. */
  code(at = this.server.now()): Promise<string> {
    return codeAt(this.keys.codeKey, at)
  }
}

/** The first message of a device, and what it keeps. */
export async function linkMessage(
  server: DeviceServer,
  scanned: string,
  { name = 'My phone', pin = PIN }: { name?: string; pin?: string } = {},
): Promise<{ message: LinkMessage; keys: Keys }> {
  const read = readAddress(scanned, server.authenticatorUrl)
  if (read.is !== 'link' && read.is !== 'typed') throw new Error(`no code that links: ${scanned}`)
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const verifyKey = { kty: 'EC', crv: 'P-256', x, y }
  const [secret, codeSecret, salt] = [bytes(32), bytes(20), bytes(16)]
  const sealed = await sealSecrets({ secret, codeSecret }, await server.key())
  const linking = { origin: server.origin, code: read.code, verifyKey, sealed, time: server.now() }
  const signature = await signLink(pair.privateKey, linking)
  const wrapped = await wrapSecret(secret, pin, salt)
  return {
    message: { code: read.code, name, verifyKey, sealed, time: linking.time, signature },
    keys: { signing: pair.privateKey, verifyKey, wrapped, salt, codeKey: await importCodeKey(codeSecret) },
  }
}

/** A key of nobody, for forgeries. */
export const aSigningKey = async (): Promise<CryptoKey> =>
  (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])).privateKey

export const bytes = (count: number): Bytes => new Uint8Array(randomBytes(count))
