import { domainToASCII } from 'node:url'

/** RFC 5322 §3.2.3: what may stand before the @ without quotes. Nothing in it can begin another header or recipient. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * A mail address as it can be sent to: `local@domain` within the lengths of RFC 5321 §4.5.3.1, the domain in ASCII
 * (RFC 5891) and small letters, with a dot. Quoted and non-ASCII local parts are refused: few servers take them.
 */
export function parseMailAddress(typed: string): string | undefined {
  const text = typed.normalize('NFC').trim()
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase()
  const labels = domain.split('.')
  if (!LOCAL_PART.test(local) || local.length > 64 || local.length + domain.length > 253) return undefined
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(labels.at(-1) ?? ''))
    return undefined
  return `${local}@${domain}`
}
