/**
 * Telephone numbers of one's own: for contact, until a text message can prove them. They open nothing; still each change
 * is told by mail, since whoever answers there is believed sooner.
 */
import { type AuditKey, record } from '../../../../audit/index.ts'
import type { Tx } from '../../../../base/database/database.ts'
import { isId } from '../../../../base/ids.ts'
import {
  addressesOf,
  giveAddress,
  lockPerson,
  maskPhone,
  type PersonAddress,
  parsePhone,
  removeAddress,
  restoreAddress,
} from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { type By, lineBy, tellBy } from '../../../signed-in/by.ts'
import { MOST, UNDO } from '../addresses/changes.ts'

export type PhoneAddress = PersonAddress & { kind: 'phone' }

/** A person's own numbers. */
export async function ownPhones(deps: SelfServiceDeps, tx: Tx, person: string): Promise<PhoneAddress[]> {
  return (await addressesOf(deps, tx, person)).filter(
    (one): one is PhoneAddress => one.kind === 'phone' && one.source === 'person',
  )
}

export type PhoneRefusal = 'not-a-phone' | 'phone-known' | 'too-many-phones'

/** Keeps a number. Nobody has proved it, so nothing but people uses it. */
export async function givePhone(deps: SelfServiceDeps, by: By, typed: string): Promise<'given' | PhoneRefusal> {
  const phone = parsePhone(typed)
  if (phone === undefined) return 'not-a-phone'
  const { person } = by.session
  return deps.db.transaction(async (tx) => {
    await lockPerson(tx, person)
    const own = await ownPhones(deps, tx, person)
    if (own.some((one) => one.phone === phone)) return 'phone-known'
    if (own.length >= MOST) return 'too-many-phones'
    await giveAddress(deps, tx, { person, kind: 'phone', phone, now: by.visit.now })
    await note(deps, tx, { by, phone, what: 'phone.given', template: 'phone-added' })
    return 'given'
  })
}

export async function removePhone(deps: SelfServiceDeps, by: By, id: string): Promise<'removed' | 'phone-gone'> {
  const { person } = by.session
  return deps.db.transaction(async (tx) => {
    const one = (await ownPhones(deps, tx, person)).find((own) => own.id === id)
    if (!one || !(await removeAddress(tx, { person, address: id, now: by.visit.now }))) return 'phone-gone'
    await note(deps, tx, { by, phone: one.phone, what: 'phone.removed', template: 'phone-removed' })
    return 'removed'
  })
}

/** Takes a removal back. */
export async function restorePhone(
  deps: SelfServiceDeps,
  by: By,
  id: string,
): Promise<'restored' | 'phone-gone' | 'too-many-phones'> {
  const { person } = by.session
  const { now } = by.visit
  if (!isId(id)) return 'phone-gone'
  return deps.db.transaction(async (tx) => {
    await lockPerson(tx, person)
    if ((await ownPhones(deps, tx, person)).length >= MOST) return 'too-many-phones'
    const one = await restoreAddress(deps, tx, { person, address: id, now, since: now - UNDO })
    if (one?.kind !== 'phone') return 'phone-gone'
    await note(deps, tx, { by, phone: one.phone, what: 'phone.restored', template: 'phone-added' })
    return 'restored'
  })
}

type Noted = { by: By; phone: string; what: AuditKey; template: 'phone-added' | 'phone-removed' }

/** Written down and told, the number masked in both. */
async function note(deps: SelfServiceDeps, tx: Tx, { by, phone, what, template }: Noted): Promise<void> {
  const masked = maskPhone(phone)
  await record(tx, lineBy(by, what, { phone: masked }))
  await tellBy(deps, tx, { by, news: { template, phone: masked } })
}
