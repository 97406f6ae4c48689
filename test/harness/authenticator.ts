/**
 * An authenticator in software, as a browser and a key together answer (WebAuthn Level 3): it makes ES256 keys and signs
 * with them, honestly unless it is told to do otherwise.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Descriptor = { id: string }
export type CreationOptions = {
  challenge: string
  rp: { id?: string }
  user: { id: string }
  excludeCredentials?: readonly Descriptor[]
  authenticatorSelection?: { residentKey?: string }
}
export type RequestOptions = { challenge: string; rpId?: string; allowCredentials?: readonly Descriptor[] }

export type SoftCredential = {
  id: string
  rpId: string
  userHandle: string
  discoverable: boolean
  privateKey: KeyObject
  publicKey: Map<number, Cbor>
  /** Of its newest answer; set back, it is what a copy of the key would count. */
  counter: number
}

/** What an answer says that is not so, or not as usual. */
export type Twist = {
  origin?: string
  rpId?: string
  type?: string
  challenge?: string
  crossOrigin?: boolean
  topOrigin?: string
  present?: boolean
  verified?: boolean
  eligible?: boolean
  backedUp?: boolean
  counter?: number
  userHandle?: string | null
  /** Of what would be signed, something else. */
  sign?: (signed: Buffer, key: KeyObject) => Buffer
  /** The attestation statement; none unless told. */
  attest?: (signed: Buffer, made: SoftCredential) => Promise<{ fmt: string; statement: Map<string, Cbor> }>
}

export type Wish = {
  origin: string
  /** Model; sixteen bytes in the form of a UUID. */
  aaguid?: string
  attachment?: 'platform' | 'cross-platform'
  transports?: readonly string[]
  /** It may be copied (backup eligible), and is. */
  synced?: boolean
  /** Whether it asks a PIN, a finger or a face. */
  verifies?: boolean
  /** Whether it counts its answers. */
  counts?: boolean
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

export class SoftAuthenticator {
  readonly wish: Wish
  readonly credentials: SoftCredential[] = []

  constructor(wish: Wish) {
    this.wish = wish
  }

  /** The answer to creation options, as the JSON that a page sends. */
  async create(options: CreationOptions, twist: Twist = {}): Promise<string> {
    const known = this.credentials.some(({ id }) => options.excludeCredentials?.some((one) => one.id === id))
    if (known) return JSON.stringify({ error: 'InvalidStateError' })
    const made = newCredential(options)
    this.credentials.push(made)
    const client = this.#clientData('webauthn.create', options.challenge, twist)
    const data = Buffer.concat([this.#head(made, twist, 0x40), attested(made, this.wish.aaguid ?? NOBODY)])
    const attestation = await (twist.attest ?? none)(Buffer.concat([data, sha256(client)]), made)
    const object = new Map<string, Cbor>([
      ['fmt', attestation.fmt],
      ['attStmt', attestation.statement],
      ['authData', data],
    ])
    return this.#json(made, {
      clientDataJSON: client.toString('base64url'),
      attestationObject: encode(object).toString('base64url'),
      transports: this.wish.transports ?? ['usb'],
    })
  }

  /** The answer to request options; with none of the keys that are asked for, what a browser says then. */
  get(options: RequestOptions, twist: Twist = {}): string {
    const { allowCredentials: allowed = [] } = options
    const made = this.credentials.findLast(({ id, discoverable }) =>
      allowed.length > 0 ? allowed.some((one) => one.id === id) : discoverable,
    )
    return made ? this.answerWith(made, options, twist) : JSON.stringify({ error: 'NotAllowedError' })
  }

  /** The answer of one key, whether it was asked for or not. */
  answerWith(made: SoftCredential, options: RequestOptions, twist: Twist = {}): string {
    if (this.wish.counts) made.counter += 1
    const client = this.#clientData('webauthn.get', options.challenge, twist)
    const data = this.#head(made, twist, 0)
    const signed = Buffer.concat([data, sha256(client)])
    const signature = (twist.sign ?? signWith)(signed, made.privateKey)
    const { userHandle = made.discoverable ? made.userHandle : null } = twist
    return this.#json(made, {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
      ...(userHandle !== null && { userHandle }),
    })
  }

  #clientData(type: string, challenge: string, twist: Twist): Buffer {
    const { crossOrigin = false, topOrigin } = twist
    const { origin = this.wish.origin } = twist
    const said = { type: twist.type ?? type, challenge: twist.challenge ?? challenge, origin, crossOrigin, topOrigin }
    return Buffer.from(JSON.stringify(said))
  }

  /** The first 37 bytes of authenticator data (§6.1). */
  #head(made: SoftCredential, twist: Twist, more: number): Buffer {
    const { synced = false, verifies = true } = this.wish
    const { present = true, verified = verifies, eligible = synced, backedUp = synced, counter = made.counter } = twist
    const flags = (present ? 1 : 0) | (verified ? 4 : 0) | (eligible ? 8 : 0) | (backedUp ? 16 : 0) | more
    const tail = Buffer.alloc(5)
    tail.writeUInt8(flags, 0)
    tail.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(Buffer.from(twist.rpId ?? made.rpId)), tail])
  }

  #json({ id }: SoftCredential, response: object): string {
    const { attachment = 'cross-platform' } = this.wish
    return JSON.stringify({
      id,
      rawId: id,
      type: 'public-key',
      response,
      clientExtensionResults: {},
      authenticatorAttachment: attachment,
    })
  }
}

function newCredential({ rp, user, authenticatorSelection }: CreationOptions): SoftCredential {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' }) as { x?: string; y?: string }
  return {
    id: randomBytes(32).toString('base64url'),
    rpId: rp.id ?? '',
    userHandle: user.id,
    discoverable: authenticatorSelection?.residentKey === 'required',
    privateKey,
    // COSE_Key of ES256 on P-256 (RFC 9053 §7.1.1).
    publicKey: new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
    counter: 0,
  }
}

/** Attested credential data (§6.5.1). */
function attested({ id, publicKey }: SoftCredential, aaguid: string): Buffer {
  const bytes = Buffer.from(id, 'base64url')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([Buffer.from(aaguid.replaceAll('-', ''), 'hex'), length, bytes, encode(publicKey)])
}

const none = async () => ({ fmt: 'none', statement: new Map<string, Cbor>() })
const signWith = (signed: Buffer, key: KeyObject): Buffer => sign('sha256', signed, key)
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** As much of CBOR (RFC 8949) as authenticators speak. */
export type Cbor = number | string | Buffer | readonly Cbor[] | ReadonlyMap<number | string, Cbor>

export function encode(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (value instanceof Map) {
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [encode(key), encode(one)])])
  }
  const list = value as readonly Cbor[]
  return Buffer.concat([head(4, list.length), ...list.map(encode)])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length)
  if (length < 0x100) return Buffer.of((major << 5) | 24, length)
  return Buffer.of((major << 5) | 25, length >> 8, length & 0xff)
}
