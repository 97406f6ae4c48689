import { z } from 'zod'
import type { SignedIn } from '../../signed-in/signed-in.tsx'

export const HOME = '/account/security-info'
/** Where all devices with the app are removed at once. */
export const ALL_DEVICES = `${HOME}/devices/remove`

/** What was just done. Anybody can write the address: it says one of these sentences, and nothing of its own. */
const DEEDS = ['registered', 'renamed', 'removed', 'devices-removed', 'handed-back', 'default', 'reset-code'] as const
export type Deed = (typeof DEEDS)[number]
const Said = z.object({ done: z.enum(DEEDS) })

/** Security information of the account that a page is about. */
export const homeOf = ({ realm }: Pick<SignedIn, 'realm'>, done?: Deed): string =>
  `${HOME}?${new URLSearchParams({ account: realm.key, ...(done && { done }) })}`

export function doneIn({ frame: { t } }: SignedIn, query: unknown): string | undefined {
  const { data } = Said.safeParse(query)
  return data && t(`security.done.${data.done}`)
}
