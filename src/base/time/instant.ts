/** A moment: milliseconds since 1970-01-01T00:00:00Z. A number, so that moments compare and subtract. */
export type Instant = number

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The moment as the database driver wants it. */
export const asDate = (instant: Instant): Date => new Date(instant)

/** The moment in ISO 8601, in UTC, as machines read it. */
export const isoTime = (instant: Instant): string => new Date(instant).toISOString()

/** Whole seconds since 1970, as JWT (RFC 7519 §2, NumericDate) counts them. */
export const epochSeconds = (instant: Instant): number => Math.floor(instant / SECOND)
