/** Of which endings people are to be warned today. Pure. */
import { DAY } from '../../../base/time/instant.ts'
import type { Campus, Realm } from '../../../campus/index.ts'

/** How many days ahead a warning goes out; one mail each. */
export const AHEAD = [1, 7, 30, 90] as const

/** `day`: the first on which the kinds count no more. `days`: which warning is due. */
export type DueEnding = { readonly realm: Realm; readonly day: string; readonly days: (typeof AHEAD)[number] }

/** Every day on which methods of a realm end, of which a warning is due; `today` as YYYY-MM-DD. */
export function endingsDue({ realms }: Pick<Campus, 'realms'>, today: string): DueEnding[] {
  return Object.values(realms).flatMap((realm) =>
    [...new Set(Object.values(realm.mfa.endings))].sort().flatMap((day) => {
      const left = Math.round((Date.parse(day) - Date.parse(today)) / DAY)
      // Whoever was not there at ninety days hears of it at eighty; on the day itself the sign-in says it.
      const days = left > 0 ? AHEAD.find((ahead) => left <= ahead) : undefined
      return days === undefined ? [] : [{ realm, day, days }]
    }),
  )
}
