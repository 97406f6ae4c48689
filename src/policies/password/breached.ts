/**
 * Passwords known from thefts, offline: nothing that is typed here leaves the server, not even in part. The list is
 * the one of zxcvbn's package, 49,000 of the most used; a filter of 180 kB holds it, with one false alarm in a million.
 */
import { createRequire } from 'node:module'
import { type BreachFilter, makeBreachFilter, sha1Of } from './breach-filter.ts'

/** One good password in so many is refused although nobody stole it; another one is soon found. */
const WRONGLY = 1e-6

/** Whether a password is on the list, as typed or in small letters. */
export const isBreached = (password: string): boolean =>
  filter().holds(password) || filter().holds(password.toLowerCase())

let loaded: BreachFilter | undefined
function filter(): BreachFilter {
  if (!loaded) {
    const common = createRequire(import.meta.url)(
      '@zxcvbn-ts/language-common',
    ) as typeof import('@zxcvbn-ts/language-common')
    const list = common.dictionary['passwords-common']
    loaded = makeBreachFilter(digestsOf(list), list.length, WRONGLY)
  }
  return loaded
}

/** One by one, so that the digests are never in memory all at once. */
function* digestsOf(list: readonly string[]): Generator<Buffer> {
  for (const password of list) yield sha1Of(password)
}
