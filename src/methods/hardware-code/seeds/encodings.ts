/** Bytes as files write them. Pure. */

/** Undefined for what is not base 64: Node would pass over the signs that it does not know. */
export const bytesOfBase64 = (written: string): Buffer | undefined =>
  /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(written)
    ? Buffer.from(written, 'base64')
    : undefined

/** Upper case or not, padded or not; undefined for what is not base 32. */
export function bytesOfBase32(written: string): Buffer | undefined {
  const plain = written.toUpperCase().replace(/=+$/, '')
  if (!/^[A-Z2-7]+$/.test(plain)) return undefined
  const bits = [...plain].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
