/** A code app as a phone has it: written anew from RFC 6238 and RFC 4226, so that it shares no fault with the product. */
import { createHmac } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export type CodeApp = { issuer: string; account: string; codeAt(now: number): string }

/** What an app makes of a QR code: `otpauth://totp/Issuer:account?secret=…`. Throws at any other address. */
export function scan(address: string): CodeApp {
  const url = new URL(address)
  if (url.protocol !== 'otpauth:' || url.host !== 'totp') throw new Error(`no QR code for a code app: ${address}`)
  const [issuer = '', account = ''] = decodeURIComponent(url.pathname.slice(1)).split(':')
  return { issuer, account, codeAt: codesOf(url.searchParams.get('secret') ?? '') }
}

/** The same for who types the secret by hand: base 32 (RFC 4648 §6), with or without spaces. */
export function codesOf(secret: string): (now: number) => string {
  const bits = [...secret.replace(/\s/g, '')]
    .map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return (now) => {
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
    const mac = createHmac('sha1', key).update(counter).digest()
    const offset = (mac[19] ?? 0) & 15 // dynamic truncation, RFC 4226 §5.3
    return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
  }
}
