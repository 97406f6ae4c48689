/** When a realm's keys change. Pure: what to do follows from the keys that are there and the time. */
import { DAY, type Instant } from '../../../base/time/instant.ts'

export const ALGORITHMS = ['ES256', 'RS256'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/**
 *     made ──▶ published, waits a day ──▶ signs for 90 days ──▶ published, verifies for 180 days ──▶ gone
 *
 * Applications keep a key set for a day at most, so each has a key before it meets a signature of it. Afterwards it
 * still verifies the `id_token_hint` of a sign-out.
 */
export type KeyTimes = {
  readonly kid: string
  readonly alg: Algorithm
  readonly signsFrom: Instant
  readonly signsUntil: Instant | null
  readonly publishedUntil: Instant | null
}

export const PUBLISHED_BEFORE = 1 * DAY
export const SIGNS_FOR = 90 * DAY
export const PUBLISHED_AFTER = 180 * DAY

/** The key that signs now: the newest whose time has come. */
export const signingKey = <K extends KeyTimes>(keys: readonly K[], alg: Algorithm, now: Instant): K | undefined =>
  keys.filter((key) => key.alg === alg && key.signsFrom <= now).sort((a, b) => b.signsFrom - a.signsFrom)[0]

export const isPublished = ({ publishedUntil }: KeyTimes, now: Instant): boolean =>
  publishedUntil === null || now < publishedUntil

/** When a new key is due to begin to sign: at once when there is none, a day from now when the present one is old. */
export function successorDue(keys: readonly KeyTimes[], alg: Algorithm, now: Instant): Instant | undefined {
  const newest = keys.filter((key) => key.alg === alg).sort((a, b) => b.signsFrom - a.signsFrom)[0]
  if (!newest) return now
  return now >= newest.signsFrom + SIGNS_FOR - PUBLISHED_BEFORE ? now + PUBLISHED_BEFORE : undefined
}

/** The published keys in the order in which they are tried: those that sign now first. */
export function inOrder<K extends KeyTimes>(keys: readonly K[], now: Instant): K[] {
  const published = keys.filter((key) => isPublished(key, now))
  const signing = ALGORITHMS.map((alg) => signingKey(published, alg, now)).filter((key) => key !== undefined)
  return [...signing, ...published.filter((key) => !signing.includes(key))]
}

/** When the order will be another one without anybody's doing: a waiting key begins to sign, an old one goes. */
export function nextChange(keys: readonly KeyTimes[], now: Instant): Instant | undefined {
  const moments = keys
    .flatMap(({ signsFrom, publishedUntil }) => [signsFrom, publishedUntil ?? now])
    .filter((at) => at > now)
  return moments.length === 0 ? undefined : Math.min(...moments)
}
