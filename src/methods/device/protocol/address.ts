/** What a QR code holds, and what people scan, paste and type into the app. Pure. */
import { readCode } from '../../../base/crypto/spelled-code.ts'

/** A typed code that links: three groups of four signs, the last of which is a check sign; 55 bits, for ten minutes. */
export const TYPED_GROUPS = 3
export const TYPED_GROUP = 4

/** The address that links a device. `code`: 256 bits in base64url. */
export const linkAddress = (authenticatorUrl: string, code: string): string => `${authenticatorUrl}?c=L${code}`

/** The address that signs in a browser. */
export const signInAddress = (authenticatorUrl: string, code: string): string => `${authenticatorUrl}?c=S${code}`

/** `foreign`: it belongs to somebody else, and is never opened. `nothing`: no code of ours can look like that. */
export type ReadAddress =
  | { readonly is: 'link' | 'sign-in' | 'typed'; readonly code: string }
  | { readonly is: 'foreign' | 'nothing' }

const NOTHING = { is: 'nothing' } as const

/** What was scanned, pasted or typed. An address of another origin or place is never opened, whatever stands in it. */
export function readAddress(scanned: string, authenticatorUrl: string): ReadAddress {
  const given = scanned.trim()
  if (given.length > LONGEST) return NOTHING
  const bare = readMark(given)
  if (bare) return bare
  const address = addressIn(given)
  if (!address) return readTyped(given)
  const own = new URL(authenticatorUrl)
  // Credentials before the host are a disguise, never ours.
  const ours = address.origin === own.origin && address.pathname === own.pathname && !address.username
  return ours ? (readMark(address.searchParams.get('c') ?? '') ?? NOTHING) : { is: 'foreign' }
}

const LONGEST = 2_000

function readMark(mark: string): ReadAddress | undefined {
  const [, kind, code] = /^([LS])([\w-]{43})$/.exec(mark) ?? []
  return code === undefined ? undefined : { is: kind === 'L' ? 'link' : 'sign-in', code }
}

function readTyped(given: string): ReadAddress {
  const read = readCode(given, TYPED_GROUPS, TYPED_GROUP)
  return read === 'typo' ? NOTHING : { is: 'typed', code: read.code }
}

/** With a scheme only: `ABCD-EFGH` is none, and neither is a host by itself. */
function addressIn(given: string): URL | undefined {
  return /^[a-z][a-z0-9+.-]*:/i.test(given) && URL.canParse(given) ? new URL(given) : undefined
}
