import type { Language } from '../../../i18n/index.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'

/** What was just done here; anybody can write the address, so it says one of these sentences and nothing of its own. */
export const DEEDS = [
  'saved',
  'reported',
  'address-verified',
  'address-removed',
  'address-restored',
  'phone-given',
  'phone-verified',
  'phone-removed',
  'phone-restored',
] as const
export type Deed = (typeof DEEDS)[number]

/** The profile of the account, with what was just done; `undo` names the address that can be put back. */
export function homeOf(
  { realm }: SignedIn,
  { done, undo, lang }: { done: Deed; undo?: string; lang?: Language },
): string {
  const query = { account: realm.key, done, ...(undo !== undefined && { undo }), ...(lang && { lang }) }
  return `/account/profile?${new URLSearchParams(query)}`
}

/** The profile of the account that a request is about: where a form leads back to when the proof was too old. */
export function profileFor(query: unknown): string {
  const { account } = query as { account?: unknown }
  return typeof account === 'string' ? `/account/profile?${new URLSearchParams({ account })}` : '/account/profile'
}
