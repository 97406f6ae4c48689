import { isoTime } from '../../base/time/instant.ts'
import { isTextKey, type T } from '../../i18n/index.ts'

/** One claim, as the page shows it. */
export type ShownClaim = { name: string; value: string; meaning: string }

const TIMES = new Set(['auth_time', 'iat', 'exp', 'updated_at'])

/** Claims in the order in which they came, in words where there are any. */
export const shownClaims = (t: T, claims: Readonly<Record<string, unknown>>): ShownClaim[] =>
  Object.entries(claims).map(([name, value]) => {
    const key = `demo.app.claim.${name}`
    return { name, value: wordsOf(name, value), meaning: isTextKey(key) ? t(key) : '' }
  })

function wordsOf(name: string, value: unknown): string {
  if (typeof value === 'number' && TIMES.has(name)) return `${value} (${isoTime(value * 1_000)})`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The level and the proofs in words. */
export function howSignedIn(t: T, { acr, amr }: { acr?: unknown; amr?: unknown }): { level: string; proofs: string } {
  // `mfa` names no proof of its own: the level says it.
  const named = (Array.isArray(amr) ? amr : []).filter((proof) => proof !== 'mfa')
  const proofs = named.map((proof) => {
    const key = `demo.app.amr.${proof}`
    return isTextKey(key) ? t(key) : String(proof)
  })
  return { level: levelIn(t, acr), proofs: proofs.join(', ') }
}

function levelIn(t: T, acr: unknown): string {
  if (acr === 'https://refeds.org/profile/mfa') return t('demo.app.level.mfa')
  if (acr === 'https://refeds.org/profile/sfa') return t('demo.app.level.sfa')
  return t('demo.app.level.other', { acr: String(acr) })
}
