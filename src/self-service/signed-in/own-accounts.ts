/** The accounts of the persons who are signed in in this browser, and which of them an address is about. */
import type { FastifyRequest } from 'fastify'
import type { Database } from '../../base/database/database.ts'
import { type Campus, type Realm, realmByKey } from '../../campus/index.ts'
import { type Account, accountsOfPerson } from '../../people/index.ts'
import type { LiveSession } from '../../sign-in/index.ts'

/**
 * All accounts of whoever holds these sessions: two people can share a browser. In a realm where one of them is signed
 * in, the other's account stays away: an address names a realm, and must not lead to somebody else's account.
 * Those that are signed in come first.
 */
export async function accountsIn({ db }: { db: Database }, sessions: readonly LiveSession[]): Promise<Account[]> {
  const persons = [...new Set(sessions.map(({ person }) => person))]
  const accounts = await Promise.all(persons.map((person) => accountsOfPerson(db.kysely, person)))
  const held = new Map(sessions.map(({ realm, account }) => [realm, account]))
  const own = accounts.flat().filter(({ realm, id }) => (held.get(realm) ?? id) === id)
  return own.sort((a, b) => Number(held.has(b.realm)) - Number(held.has(a.realm)))
}

/** The realm that `?account=` names; undefined when it names none of ours, or several. */
export function realmNamed({ campus }: { campus: Campus }, request: FastifyRequest): Realm | undefined {
  const { account } = request.query as { account?: unknown }
  return typeof account === 'string' ? realmByKey(campus, account) : undefined
}

export const isOpen = ({ status }: Account): boolean => status === 'active'
