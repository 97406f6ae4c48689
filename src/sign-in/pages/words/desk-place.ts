import type { Site } from '../../../campus/index.ts'
import type { T } from '../../../i18n/index.ts'

/** Where a desk is, and whether one may just come by: who does where that is not so finds a closed door (D2). */
export function deskPlace({ building, room, visit }: NonNullable<Site['desk']>, t: T): string {
  const place = [building, room].filter(Boolean).join(' ')
  return visit === 'both' ? place : `${place} · ${t(`desk.${visit}`)}`
}
