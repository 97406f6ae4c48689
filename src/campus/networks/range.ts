/**
 * Addresses and address ranges, pure. An address is kept as fixed-width hexadecimal text, so that "lies between"
 * is a comparison of two texts, and a parsed campus stays plain data.
 */
import { isIPv4, isIPv6 } from 'node:net'

/** First and last address of a range: 8 hexadecimal digits for IPv4, 32 for IPv6. `written` is as in the file. */
export type Range = { readonly written: string; readonly first: string; readonly last: string }

/** An address or CIDR range (RFC 4632 §3.1, RFC 4291 §2.3), or what is wrong with it, with a hint after a line break. */
export function parseRange(written: string): Range | { readonly fault: string } {
  const [address = '', prefix, ...rest] = written.split('/')
  const first = addressDigits(address)
  if (first === undefined || rest.length > 0)
    return { fault: '“%” is no address and no range.\nWrite 10.10.0.0/16, "2001:db8:10::/48" or one address.' }
  const bits = first.length * 4
  if (prefix === undefined) return { written, first, last: first }
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits)
    return { fault: `The length behind “/” in “%” is not a number up to ${bits}.\nWrite for example /${bits / 2}.` }
  // A range of everything would make everyone a campus computer, or believe every visitor's headers.
  if (Number(prefix) === 0) return { fault: '“%” is the whole internet.\nName the ranges that are really yours.' }
  return spanOf(written, first, Number(prefix))
}

function spanOf(written: string, digits: string, prefix: number): Range | { readonly fault: string } {
  const bits = BigInt(digits.length * 4)
  const rest = (1n << (bits - BigInt(prefix))) - 1n
  const value = BigInt(`0x${digits}`)
  if ((value & rest) !== 0n) {
    const start = printed(value & ~rest, digits.length)
    return {
      fault: `“%” begins in the middle of its range.\nWrite ${start}/${prefix}, or the one address without “/”.`,
    }
  }
  return { written, first: digits, last: (value | rest).toString(16).padStart(digits.length, '0') }
}

function printed(value: bigint, width: number): string {
  const digits = value.toString(16).padStart(width, '0')
  const parts = digits.match(width === 8 ? /../g : /..../g) ?? []
  if (width === 8) return parts.map((part) => Number.parseInt(part, 16)).join('.')
  return new URL(`http://[${parts.join(':')}]`).hostname.slice(1, -1)
}

/** True when the address lies in one of the ranges. What cannot be read as an address lies in none. */
export function inRanges(ranges: readonly Range[], address: string | undefined): boolean {
  const digits = address === undefined ? undefined : addressDigits(address)
  if (digits === undefined) return false
  return ranges.some((range) => holds(range, digits))
}

/** Whether an address, as its digits, lies in a range. */
export const holds = ({ first, last }: Range, digits: string): boolean =>
  first.length === digits.length && first <= digits && digits <= last

/** The address as digits; an IPv4 address in IPv6 clothes (::ffff:10.0.0.1, RFC 4291 §2.5.5.2) counts as IPv4. */
export function addressDigits(address: string): string | undefined {
  if (isIPv4(address))
    return address
      .split('.')
      .map((part) => hex(Number(part), 2))
      .join('')
  // A zone (fe80::1%eth0) means something on one machine only, so it is in no network.
  if (!isIPv6(address) || address.includes('%')) return undefined
  const digits = sixDigits(address)
  return digits.startsWith(`${'0'.repeat(20)}ffff`) ? digits.slice(24) : digits
}

function sixDigits(address: string): string {
  const [head = '', tail] = address.split('::')
  const left = groups(head)
  const right = groups(tail ?? '')
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0000'), ...right].join('')
}

function groups(part: string): string[] {
  if (part === '') return []
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [group.toLowerCase().padStart(4, '0')]
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number)
    return [hex(a * 256 + b, 4), hex(c * 256 + d, 4)]
  })
}

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')
