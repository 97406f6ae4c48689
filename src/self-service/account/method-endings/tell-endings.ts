/** Warns whoever has nothing but methods that end: ninety, thirty, seven days and a day before, once each (M17). */
import { record } from '../../../audit/index.ts'
import type { Database, Tx } from '../../../base/database/database.ts'
import { dayAt } from '../../../base/time/day.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Campus } from '../../../campus/index.ts'
import { type MethodKind, offeredKinds } from '../../../methods/index.ts'
import { queueNoticeToAll } from '../../../notices/index.ts'
import { allMailAddressesOf, findAccount } from '../../../people/index.ts'
import { endingsAhead } from '../../../policies/index.ts'
import { calledName } from '../../signed-in/names.ts'
import { ownFacts } from '../security-info/facts.ts'
import { type DueEnding, endingsDue } from './endings-due.ts'
import { type Concerned, findConcerned, keepTold } from './endings-store.ts'

type EndingsDeps = { db: Database; campus: Campus }

const PAGE = 200

/** Meant for a daily job. */
export async function tellEndings(deps: EndingsDeps, now: Instant): Promise<void> {
  const today = dayAt(now, deps.campus.institution.timeZone)
  for (const due of endingsDue(deps.campus, today)) await tellOf(deps, due, now)
}

async function tellOf(deps: EndingsDeps, due: DueEnding, now: Instant): Promise<void> {
  const { realm, day, days } = due
  const { endings } = realm.mfa
  const kinds = offeredKinds.filter((kind) => endings[kind] === day)
  let after: string | undefined
  do {
    const page = await findConcerned(deps.db.kysely, { realm: realm.key, kinds, day, days, after, limit: PAGE })
    for (const one of page) await deps.db.transaction((tx) => tellOne(deps, tx, { one, due, now }))
    after = page.length === PAGE ? page.at(-1)?.account : undefined
  } while (after !== undefined)
}

type Telling = { one: Concerned; due: DueEnding; now: Instant }

/** Only who has nothing else left from that day on; without an address there is nobody to tell. */
async function tellOne(deps: EndingsDeps, tx: Tx, { one, due, now }: Telling): Promise<void> {
  const { realm, day, days } = due
  const ahead = endingsAhead(await ownFacts(deps, tx, { session: one, realm, now }))
  const kind = ahead.endings.find((ending) => ending.day === day)?.kind
  if (ahead.nothingLeftFrom !== day || kind === undefined) return
  const addresses = await allMailAddressesOf(tx, one.person)
  if (addresses.length === 0 || !(await keepTold(tx, { account: one.account, day, days, now }))) return
  await record(tx, {
    ...{ at: now, what: 'method.ending-told', actor: 'system', realm: realm.key, ...one },
    details: { kind, from: day, days },
  })
  await mail(tx, { one, due, now, kind, addresses })
}

async function mail(
  tx: Tx,
  { one, due, now, kind, addresses }: Telling & { kind: MethodKind; addresses: readonly string[] },
): Promise<void> {
  const account = await findAccount(tx, one.account)
  if (!account) return
  const { realm, day } = due
  const language = account.language ?? 'nl'
  const { id, person, signInName } = account
  const about = { name: calledName(account), signInName, realmName: realm.name[language] }
  const envelope = { language, person, account: id, realm: realm.key, at: now }
  const values = { ...about, method: kind, from: day }
  await queueNoticeToAll(tx, { ...envelope, template: 'method-ends', values }, addresses)
}
