import { DAY, type Instant, isoTime } from '../../base/time/instant.ts'
import type { Campus } from '../../campus/index.ts'

/** Less than a year, as RFC 9116 §2.5.5 recommends: whoever reads a stale copy learns that it is stale. */
const GOOD_FOR = 180 * DAY

type Facts = { campus: Campus; baseUrl: string; now: Instant }

/** Whom to tell of a weakness (RFC 9116). Ends of lines are those of the standard (§2.2). */
export function securityText({ campus, baseUrl, now }: Facts): string {
  const { from, replyTo } = campus.channels.mail
  const lines = [
    `Contact: mailto:${replyTo ?? from}`,
    // Whole days, so that the file is the same all day long.
    `Expires: ${isoTime(Math.floor((now + GOOD_FOR) / DAY) * DAY)}`,
    'Preferred-Languages: en, nl',
    `Canonical: ${baseUrl}/.well-known/security.txt`,
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}
