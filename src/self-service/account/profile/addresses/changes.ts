/** Mail addresses of one's own: given, proved, replaced, removed and taken back. Each is recorded, and told to the others. */
import { type AuditKey, record } from '../../../../audit/index.ts'
import { chargeLimits } from '../../../../base/abuse/limits/limits-store.ts'
import type { Tx } from '../../../../base/database/database.ts'
import { isId } from '../../../../base/ids.ts'
import { addJob } from '../../../../base/jobs/jobs.ts'
import { MINUTE } from '../../../../base/time/instant.ts'
import type { Campus } from '../../../../campus/index.ts'
import { findMailedCode, spendMailedCode } from '../../../../methods/index.ts'
import {
  addressesOf,
  giveAddress,
  lockPerson,
  maskMail,
  type PersonAddress,
  parseMailAddress,
  removeAddress,
  restoreAddress,
  verifyAddress,
} from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { type By, lineBy, tellBy } from '../../../signed-in/by.ts'
import { ADDRESS_CODE } from './mail-address-code.ts'

/** Most addresses of one's own. */
export const MOST = 5

/** How long a removal can be taken back, in milliseconds. */
export const UNDO = 10 * MINUTE

/** Codes that one person may have sent, and that one mailbox may get: it may be a stranger's. */
const BY_PERSON = { name: 'address-code:person', burst: 6, every: 10 * MINUTE }
const BY_MAILBOX = { name: 'address-code:mailbox', burst: 3, every: 20 * MINUTE }

export type MailAddress = PersonAddress & { kind: 'mail' }

/** A person's own mail addresses. */
export async function ownMail(deps: SelfServiceDeps, tx: Tx, person: string): Promise<MailAddress[]> {
  return (await addressesOf(deps, tx, person)).filter(
    (one): one is MailAddress => one.kind === 'mail' && one.source === 'person',
  )
}

type TooMany = { refusal: 'too-many-codes'; retryAfter: number }
export type GiveRefusal =
  | { refusal: 'not-a-mail-address' | 'address-of-ours' | 'address-known' }
  | { refusal: 'too-many-addresses' | 'address-gone' }
  | TooMany

/** Keeps an address, unverified, and lets a code be mailed there. `replaces` names the one that goes when it is proved. */
export async function giveMail(
  deps: SelfServiceDeps,
  by: By,
  { typed, replaces }: { typed: string; replaces?: string | undefined },
): Promise<{ given: string } | GiveRefusal> {
  const mail = parseMailAddress(typed)
  if (mail === undefined) return { refusal: 'not-a-mail-address' }
  // Who has forgotten the password of an account cannot read its mail.
  if (isOurs(deps.campus, mail)) return { refusal: 'address-of-ours' }
  const { person } = by.session
  return deps.db.transaction(async (tx) => {
    await lockPerson(tx, person)
    const no = await mayGive(deps, tx, { person, mail, replaces })
    if (no) return no
    const limited = await charge(tx, by, mail)
    if (limited) return limited
    const given = await giveAddress(deps, tx, { person, kind: 'mail', mail, replaces, now: by.visit.now })
    await record(tx, lineBy(by, 'address.given', { mail: maskMail(mail) }))
    await mailCode(tx, by, given)
    return { given }
  })
}

const isOurs = ({ realms }: Campus, mail: string): boolean =>
  Object.values(realms).some(({ signInName }) => signInName.kind === 'email' && mail.endsWith(`@${signInName.domain}`))

type Wish = { person: string; mail: string; replaces: string | undefined }

async function mayGive(
  deps: SelfServiceDeps,
  tx: Tx,
  { person, mail, replaces }: Wish,
): Promise<GiveRefusal | undefined> {
  const all = await addressesOf(deps, tx, person)
  const own = all.filter(({ kind, source }) => kind === 'mail' && source === 'person')
  if (replaces !== undefined && !own.some(({ id }) => id === replaces)) return { refusal: 'address-gone' }
  if (all.some((one) => one.kind === 'mail' && one.mail.toLowerCase() === mail.toLowerCase()))
    return { refusal: 'address-known' }
  const staying = own.length - (replaces === undefined ? 0 : 1)
  return staying >= MOST ? { refusal: 'too-many-addresses' } : undefined
}

async function charge(tx: Tx, { session, visit }: By, mail: string): Promise<TooMany | undefined> {
  const charges = [
    { limit: BY_PERSON, of: session.person },
    { limit: BY_MAILBOX, of: mail.toLowerCase() },
  ]
  const charged = await chargeLimits(tx, charges, visit.now)
  return charged.charged ? undefined : { refusal: 'too-many-codes', retryAfter: charged.retryAfter }
}

const mailCode = (tx: Tx, { session, visit }: By, address: string): Promise<void> =>
  addJob(tx, ADDRESS_CODE, { account: session.account, address }, { runAt: visit.now })

/** Mails another code to an address that is not verified yet; the earlier one is good no longer. */
export async function resendCode(
  deps: SelfServiceDeps,
  by: By,
  id: string,
): Promise<'sent' | { refusal: 'address-gone' } | TooMany> {
  return deps.db.transaction(async (tx) => {
    const one = await findOwn(deps, tx, by, id)
    if (!one || one.verifiedAt !== null) return { refusal: 'address-gone' }
    const limited = await charge(tx, by, one.mail)
    if (limited) return limited
    await mailCode(tx, by, id)
    return 'sent'
  })
}

async function findOwn(deps: SelfServiceDeps, tx: Tx, { session }: By, id: string): Promise<MailAddress | undefined> {
  if (!isId(id)) return undefined
  return (await ownMail(deps, tx, session.person)).find((one) => one.id === id)
}

/** The address that a code is for, when it is of the account that is signed in; looking spends nothing. */
export async function addressOfCode(deps: SelfServiceDeps, by: By, code: string): Promise<MailAddress | undefined> {
  const { kysely } = deps.db
  const found = await findMailedCode(kysely, { code, purpose: 'address', now: by.visit.now })
  if (found?.subject === undefined || found.account !== by.session.account) return undefined
  return findOwn(deps, kysely, by, found.subject)
}

/**
 * Proves an address by the code that was sent there, and lets the one go that it replaces. The code is bound to account
 * and address: one of another person, or for another address, proves nothing (CVE-2023-26481, CVE-2026-27946).
 */
export async function verifyMail(
  deps: SelfServiceDeps,
  by: By,
  code: string,
): Promise<{ verified: string } | { refusal: 'address-code-spent' }> {
  const { account, person } = by.session
  const { now } = by.visit
  return deps.db.transaction(async (tx) => {
    await lockPerson(tx, person)
    const found = await findMailedCode(tx, { code, purpose: 'address', now })
    const own = await ownMail(deps, tx, person)
    const one = own.find(({ id }) => id === found?.subject)
    if (!one || found?.account !== account) return { refusal: 'address-code-spent' }
    const spent = await spendMailedCode(tx, { code, account, purpose: 'address', subject: one.id, now })
    if (!spent || !(await verifyAddress(tx, { person, address: one.id, now }))) return { refusal: 'address-code-spent' }
    const old = own.find(({ id }) => id === one.replaces)
    if (old) await removeAddress(tx, { person, address: old.id, now })
    const replaced = old && { replaced: maskMail(old.mail) }
    await record(tx, lineBy(by, 'address.verified', { mail: maskMail(one.mail), ...replaced }))
    await tellBy(deps, tx, { by, news: { template: 'address-added', mail: one.mail }, also: old ? [old.mail] : [] })
    if (old && old.verifiedAt !== null)
      await tellBy(deps, tx, { by, news: { template: 'address-removed', mail: old.mail }, also: [old.mail] })
    return { verified: one.id }
  })
}

/** Removes an address; it hears of it, and so do the others. One that was never verified goes in silence. */
export async function removeMail(deps: SelfServiceDeps, by: By, id: string): Promise<'removed' | 'address-gone'> {
  const { person } = by.session
  return deps.db.transaction(async (tx) => {
    const one = await findOwn(deps, tx, by, id)
    if (!one || !(await removeAddress(tx, { person, address: id, now: by.visit.now }))) return 'address-gone'
    await note(deps, tx, { by, one, what: 'address.removed', template: 'address-removed', also: [one.mail] })
    return 'removed'
  })
}

/** Takes a removal back, as the address was, verified or not. */
export async function restoreMail(
  deps: SelfServiceDeps,
  by: By,
  id: string,
): Promise<'restored' | 'address-gone' | 'too-many-addresses'> {
  const { person } = by.session
  const { now } = by.visit
  if (!isId(id)) return 'address-gone'
  return deps.db.transaction(async (tx) => {
    await lockPerson(tx, person)
    const own = await ownMail(deps, tx, person)
    if (own.length >= MOST) return 'too-many-addresses'
    const one = await restoreAddress(deps, tx, { person, address: id, now, since: now - UNDO })
    if (one?.kind !== 'mail') return 'address-gone'
    await note(deps, tx, { by, one, what: 'address.restored', template: 'address-added', also: [] })
    return 'restored'
  })
}

type Noted = {
  by: By
  one: MailAddress
  what: AuditKey
  template: 'address-added' | 'address-removed'
  also: readonly string[]
}

async function note(deps: SelfServiceDeps, tx: Tx, { by, one, what, template, also }: Noted): Promise<void> {
  await record(tx, lineBy(by, what, { mail: maskMail(one.mail) }))
  if (one.verifiedAt !== null) await tellBy(deps, tx, { by, news: { template, mail: one.mail }, also })
}
