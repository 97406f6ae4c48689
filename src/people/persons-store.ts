/** Persons, as the administration brings them and as they want to be called. */
import { sql } from 'kysely'
import type { Keyring } from '../base/crypto/keyring.ts'
import type { Tx } from '../base/database/database.ts'
import { newId } from '../base/ids.ts'
import { asDate, type Instant } from '../base/time/instant.ts'
import type { Language } from '../i18n/index.ts'
import type { Person } from './account.ts'

export async function personOf(tx: Tx, id: string): Promise<Person | undefined> {
  const found = await sql<Person>`
    select id, number, given_name as "givenName", family_name as "familyName", preferred_name as "preferredName",
      birth_date as "birthDate", coalesce(chosen_language, language) as language
    from persons where id = ${id}`.execute(tx)
  return found.rows[0]
}

/** By what the student administration calls them. */
export async function findPersonByNumber(tx: Tx, number: string): Promise<string | undefined> {
  return (await sql<{ id: string }>`select id from persons where number = ${number}`.execute(tx)).rows[0]?.id
}

/** What the person wants to be called; null for the name that the administration has. */
export async function setPreferredName(
  tx: Tx,
  { person, name, now }: { person: string; name: string | null; now: Instant },
): Promise<void> {
  await sql`update persons set preferred_name = ${name}, changed_at = ${asDate(now)} where id = ${person}`.execute(tx)
}

/** The language of pages and mails that the person chose. An import brings the administration's, and leaves this alone. */
export async function setLanguage(
  tx: Tx,
  { person, language, now }: { person: string; language: Language; now: Instant },
): Promise<void> {
  await sql`update persons set chosen_language = ${language}, changed_at = ${asDate(now)} where id = ${person}`.execute(
    tx,
  )
}

export type NewPerson = {
  id: string
  number: string
  givenName: string
  familyName: string
  preferredName?: string
  /** YYYY-MM-DD */
  birthDate?: string
  /** Eleven digits, as `parseNationalNumber` gives them. */
  nationalNumber?: string
  language?: Language
  /** The administration's address. */
  mail?: string
  /** In E.164, as `parsePhone` gives it. */
  phone?: string
  now: Instant
}

/** Adds one person, and the administration's addresses for them. Throws when the number is taken. */
export async function addPerson(deps: { keyring: Keyring }, tx: Tx, added: NewPerson): Promise<void> {
  const now = asDate(added.now)
  const sealed =
    added.nationalNumber === undefined ? undefined : sealNationalNumber(deps.keyring, added.id, added.nationalNumber)
  await sql`
    insert into persons (id, number, given_name, family_name, preferred_name, birth_date, national_number,
      national_number_index, language, created_at, changed_at)
    values (${added.id}, ${added.number}, ${added.givenName}, ${added.familyName}, ${added.preferredName ?? null},
      ${added.birthDate ?? null}, ${sealed?.sealed ?? null}, ${sealed?.index ?? null}, ${added.language ?? null}, ${now}, ${now})`.execute(
    tx,
  )
  const address = { person: added.id, now: added.now }
  if (added.mail !== undefined)
    await addAddress(tx, { ...address, id: newId(added.now), kind: 'mail', mail: added.mail })
  if (added.phone !== undefined) {
    const id = newId(added.now)
    await addAddress(tx, { ...address, id, kind: 'phone', phone: sealPhone(deps.keyring, id, added.phone) })
  }
}

type NewAddress = { id: string; person: string; now: Instant } & (
  | { kind: 'mail'; mail: string }
  | { kind: 'phone'; phone: SealedValue }
)

async function addAddress(tx: Tx, added: NewAddress): Promise<void> {
  const mail = added.kind === 'mail' ? added.mail : null
  const phone = added.kind === 'phone' ? added.phone : undefined
  await sql`
    insert into addresses (id, person, kind, source, mail, phone, phone_index, created_at, changed_at)
    values (${added.id}, ${added.person}, ${added.kind}, 'administration', ${mail}, ${phone?.sealed ?? null},
      ${phone?.index ?? null}, ${asDate(added.now)}, ${asDate(added.now)})`.execute(tx)
}

/** A value that is stored encrypted, and the mark by which it is found and compared. */
export type SealedValue = { sealed: Buffer; index: Buffer }

export const nationalNumberIndex = (keyring: Keyring, number: string): Buffer =>
  keyring.blindIndex('persons:national_number', number)

export const phoneIndex = (keyring: Keyring, phone: string): Buffer => keyring.blindIndex('addresses:phone', phone)

/** Sealed to its row, so that a number moved to another person's row does not open (ARCHITECTURE: encrypted, bound). */
export const sealNationalNumber = (keyring: Keyring, person: string, number: string): SealedValue => ({
  sealed: keyring.seal(number, `persons:national_number:${person}`),
  index: nationalNumberIndex(keyring, number),
})

export const phoneRow = (address: string): string => `addresses:phone:${address}`

export const sealPhone = (keyring: Keyring, address: string, phone: string): SealedValue => ({
  sealed: keyring.seal(phone, phoneRow(address)),
  index: phoneIndex(keyring, phone),
})
