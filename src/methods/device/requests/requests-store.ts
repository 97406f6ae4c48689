import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'
import type { RequestKind } from '../protocol/messages.ts'
import type { Outcome, Recent } from './room.ts'

/** The place to which the reference of a QR code is bound when it is sealed. */
export const codeRow = (id: string): string => `device_requests:code:${id}`

export type StoredRequest = {
  readonly id: string
  readonly kind: RequestKind
  readonly account: string | null
  readonly device: string | null
  readonly binding: string
  readonly realm: string | null
  readonly nonce: Buffer
  readonly shown: string
  readonly number: string | null
  readonly marks: readonly Buffer[]
  readonly code: Buffer | null
  readonly address: string | null
  readonly sameNetwork: boolean
  readonly claimedFrom: string | null
  readonly createdAt: Instant
  readonly expires: Instant
  readonly seenAt: Instant | null
  readonly claimedAt: Instant | null
  readonly answeredAt: Instant | null
  readonly outcome: Outcome | null
  readonly takenAt: Instant | null
}

const COLUMNS = sql`r.id, r.kind, r.account, r.device, r.binding, r.realm, r.nonce, r.shown, r.number, r.marks, r.code,
  r.address, r.same_network as "sameNetwork", r.claimed_from as "claimedFrom", r.created_at as "createdAt",
  r.expires_at as expires, r.seen_at as "seenAt", r.claimed_at as "claimedAt", r.answered_at as "answeredAt", r.outcome,
  r.taken_at as "takenAt"`
const REQUEST = sql`${COLUMNS} from device_requests r`

export type NewRequest = Pick<StoredRequest, 'id' | 'kind' | 'binding' | 'nonce' | 'shown' | 'expires'> & {
  readonly account?: string
  readonly device?: string
  readonly realm?: string | undefined
  readonly number?: string | undefined
  readonly marks?: readonly Buffer[]
  readonly codeHash?: Buffer
  readonly code?: Buffer
  readonly address?: string | undefined
  readonly now: Instant
}

export async function addRequest(tx: Tx, added: NewRequest): Promise<void> {
  const { id, kind, account, device, binding, realm, nonce, shown, number, marks = [], expires, now } = added
  await sql`
    insert into device_requests (id, kind, account, device, binding, realm, nonce, shown, number, marks, code_hash, code,
      address, created_at, expires_at)
    values (${id}, ${kind}, ${account ?? null}, ${device ?? null}, ${binding}, ${realm ?? null}, ${nonce}, ${shown},
      ${number ?? null}, ${[...marks]}::bytea[], ${added.codeHash ?? null}, ${added.code ?? null},
      ${added.address ?? null}, ${asDate(now)}, ${asDate(expires)})`.execute(tx)
}

export async function findRequest(tx: Tx, id: string): Promise<StoredRequest | undefined> {
  return (await sql<StoredRequest>`select ${REQUEST} where r.id = ${id}`.execute(tx)).rows[0]
}

/** Its row locked until the transaction ends: of any number of answers at once, one is looked at after the other. */
export async function lockRequest(tx: Tx, id: string): Promise<StoredRequest | undefined> {
  return (await sql<StoredRequest>`select ${REQUEST} where r.id = ${id} for update`.execute(tx)).rows[0]
}

/** By the reference in a QR code, its row locked when it is to be claimed. */
export async function findByCode(tx: Tx, hash: Buffer, lock?: 'lock'): Promise<StoredRequest | undefined> {
  const locking = lock ? sql`for update` : sql``
  return (await sql<StoredRequest>`select ${REQUEST} where r.code_hash = ${hash} ${locking}`.execute(tx)).rows[0]
}

/** The newest of a sign-in or session, or the one that is named, if it is theirs. */
export async function latestOf(
  tx: Tx,
  { binding, request }: { binding: string; request?: string | undefined },
): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`
    select ${REQUEST}
    where r.binding = ${binding} and (${request ?? null}::uuid is null or r.id = ${request ?? null}::uuid)
    order by r.created_at desc, r.outcome is not distinct from 'replaced', r.id desc limit 1`.execute(tx)
  return rows[0]
}

type Claim = {
  readonly id: string
  readonly account: string
  readonly device: string
  readonly number: string | undefined
  readonly sameNetwork: boolean
  readonly from: string | undefined
  readonly expires: Instant
  readonly now: Instant
}

/** Claims a QR code for one device, in one statement: of twenty at once, one wins. */
export async function claimRequest(tx: Tx, claim: Claim): Promise<StoredRequest | undefined> {
  const { id, account, device, number, sameNetwork, from, expires, now } = claim
  const { rows } = await sql<StoredRequest>`
    update device_requests r set account = ${account}, device = ${device}, number = ${number ?? null},
      same_network = ${sameNetwork}, claimed_from = ${from ?? null}, claimed_at = ${asDate(now)},
      seen_at = ${asDate(now)}, expires_at = ${asDate(expires)}
    where r.id = ${id} and r.kind = 'qr' and r.claimed_at is null and r.outcome is null
      and r.expires_at > ${asDate(now)}
    returning ${COLUMNS}`.execute(tx)
  return rows[0]
}

type Settled = {
  readonly id: string
  readonly outcome: Outcome
  readonly device: string
  readonly userBy?: 'pin' | 'biometrics' | undefined
  readonly now: Instant
}

/** Writes down the answer, once. False when it was over already. */
export async function settleRequest(tx: Tx, { id, outcome, device, userBy, now }: Settled): Promise<boolean> {
  const { rows } = await sql`
    update device_requests set outcome = ${outcome}, device = ${device}, user_by = ${userBy ?? null},
      answered_at = ${asDate(now)}
    where id = ${id} and outcome is null and expires_at > ${asDate(now)} returning id`.execute(tx)
  return rows.length === 1
}

/**
 * What the devices of an account are still asked, but for what they ask themselves; ended. What was approved and waits to be
 * collected ends too, but not for a newer request. Answers whom to tell.
 */
export async function endRequestsOf(
  tx: Tx,
  { account, outcome, now }: { account: string; outcome: 'replaced' | 'ended'; now: Instant },
): Promise<string[]> {
  const kinds = outcome === 'replaced' ? ['approval', 'remembered'] : ['approval', 'remembered', 'qr']
  const { rows } = await sql<{ binding: string }>`
    update device_requests set outcome = ${outcome}, answered_at = ${asDate(now)}
    where account = ${account} and kind = any(${kinds}::text[]) and (
      (outcome is null and expires_at > ${asDate(now)})
      or (outcome = 'approved' and taken_at is null and ${outcome}::text = 'ended'))
    returning binding`.execute(tx)
  return rows.map(({ binding }) => binding)
}

/** The earlier QR codes of a sign-in are worth nothing when a new one is shown; one that was claimed too. */
export async function replaceQr(tx: Tx, binding: string, now: Instant): Promise<StoredRequest[]> {
  const { rows } = await sql<StoredRequest>`
    update device_requests r set outcome = 'replaced', answered_at = ${asDate(now)}
    where r.binding = ${binding} and r.kind = 'qr' and r.outcome is null and r.expires_at > ${asDate(now)}
    returning ${COLUMNS}`.execute(tx)
  return rows
}

/** What was sent to the account's phones of late. */
export async function recentOf(tx: Tx, account: string, since: Instant): Promise<Recent[]> {
  const { rows } = await sql<Recent>`
    select kind, created_at as "createdAt", answered_at as "answeredAt", outcome from device_requests
    where account = ${account} and kind in ('approval', 'remembered') and created_at > ${asDate(since)}`.execute(tx)
  return rows
}

/** How many requests a device began itself of late. */
export async function countOwn(tx: Tx, device: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from device_requests
    where device = ${device} and kind in ('pin', 'unlock', 'link') and created_at > ${asDate(since)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Those who ask for the same account queue up until the transaction ends. */
export async function lockAsking(tx: Tx, account: string): Promise<void> {
  const key = Buffer.from(account.replaceAll('-', ''), 'hex').subarray(-8).readBigInt64BE()
  await sql`select pg_advisory_xact_lock(${String(key)}::bigint)`.execute(tx)
}

/**
 * What these devices are asked now: of the account whichever device, of a code that one claimed that one alone. What a
 * device asks itself stands on the screen where it was begun, and nowhere else.
 */
export async function openRequestsOf(
  tx: Tx,
  { accounts, devices, now }: { accounts: readonly string[]; devices: readonly string[]; now: Instant },
): Promise<StoredRequest[]> {
  const { rows } = await sql<StoredRequest>`
    select ${REQUEST}
    where r.outcome is null and r.expires_at > ${asDate(now)}
      and r.account = any(${[...accounts]}::uuid[])
      and (r.kind in ('approval', 'remembered') or (r.kind = 'qr' and r.device = any(${[...devices]}::uuid[])))
    order by r.created_at, r.id`.execute(tx)
  return rows
}

/** Notes that a phone showed them; answers the bindings of those that no phone had shown. */
export async function keepSeen(tx: Tx, ids: readonly string[], now: Instant): Promise<string[]> {
  const { rows } = await sql<{ binding: string }>`
    update device_requests set seen_at = ${asDate(now)}
    where id = any(${[...ids]}::uuid[]) and seen_at is null returning binding`.execute(tx)
  return rows.map(({ binding }) => binding)
}

export type Taken = {
  readonly kind: RequestKind
  readonly device: string
  readonly account: string
  readonly user: 'pin' | 'biometrics'
}

/**
 * Collects an approval, in one statement: of twenty at once, one wins. Of a device that counts still; after a password,
 * or (without `account`) where the phone itself told who it is.
 */
export async function takeApproved(
  tx: Tx,
  asked: { id: string; account?: string | undefined; answeredAfter: Instant; now: Instant },
): Promise<Taken | undefined> {
  const account = asked.account ?? null
  const { rows } = await sql<Taken>`
    update device_requests r set taken_at = ${asDate(asked.now)}
    from devices d
    where r.id = ${asked.id} and r.outcome = 'approved' and r.taken_at is null
      and r.answered_at > ${asDate(asked.answeredAfter)} and d.id = r.device and d.account = r.account
      and d.confirmed_at is not null and d.voided_at is null and d.ended_at is null
      and case when ${account}::uuid is null then r.kind in ('qr', 'remembered')
        else r.account = ${account}::uuid and r.kind in ('qr', 'remembered', 'approval') end
    returning r.kind, r.device, r.account, r.user_by as user`.execute(tx)
  return rows[0]
}

/** The same for what a device began itself. */
export async function takeOwn(
  tx: Tx,
  {
    id,
    device,
    kind,
    answeredAfter,
    now,
  }: { id: string; device: string; kind: RequestKind; answeredAfter: Instant; now: Instant },
): Promise<{ nonce: Buffer } | undefined> {
  const { rows } = await sql<{ nonce: Buffer }>`
    update device_requests set taken_at = ${asDate(now)}
    where id = ${id} and device = ${device} and kind = ${kind} and outcome = 'approved' and user_by = 'pin'
      and taken_at is null and answered_at > ${asDate(answeredAfter)}
    returning nonce`.execute(tx)
  return rows[0]
}

/** Forgets requests that were made before this moment. */
export async function forgetRequests(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from device_requests where created_at < ${asDate(before)}`.execute(tx)
}
