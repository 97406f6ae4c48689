/** The drawer of a desk: tokens that come in, are handed out and come back, by the number that stands on them. */
import { sql } from 'kysely'
import type { Keyring } from '../../base/crypto/keyring.ts'
import { sameBytes } from '../../base/crypto/same.ts'
import type { Tx } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import { lockAccount } from '../../people/index.ts'
import { clearTries } from '../wrong-answers/index.ts'
import type { Token } from './token.ts'
import { handBackToken, seedRow } from './token-store.ts'

/** More tokens than this nobody carries; each costs a little at every check. */
export const MOST_TOKENS = 5

/** `conflicts`: serial numbers that are known with another seed or another form; then nothing was imported. */
export type Imported = { readonly added: number; readonly known: number } | { readonly conflicts: readonly string[] }

type Known = Pick<Token, 'serial' | 'kind' | 'algorithm' | 'digits' | 'period'> & { id: string; seed: Buffer }

/**
 * Takes tokens into the drawer, all of them or none. Those that are known, seed and form alike, stay as they are: where
 * they stand and who has them. `tokens` have each serial number once, as the parsers answer them.
 */
export async function importTokens(
  { keyring }: { keyring: Keyring },
  tx: Tx,
  { tokens, now }: { tokens: readonly Token[]; now: Instant },
): Promise<Imported> {
  // Two imports at once would both find a token unknown. Checks of codes only wait for the milliseconds of it.
  await sql`lock table hardware_tokens in share row exclusive mode`.execute(tx)
  const known = await knownTokens(tx, tokens)
  const conflicts = tokens.filter((token) => {
    const before = known.get(token.serial)
    return before && !isSame({ keyring }, before, token)
  })
  if (conflicts.length > 0) return { conflicts: conflicts.map(({ serial }) => serial) }
  const added = tokens.filter(({ serial }) => !known.has(serial))
  await addTokens({ keyring }, tx, { tokens: added, now })
  return { added: added.length, known: known.size }
}

async function knownTokens(tx: Tx, tokens: readonly Token[]): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select id, serial, seed, kind, algorithm, digits, period from hardware_tokens
    where serial = any(${tokens.map(({ serial }) => serial)}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.serial, row]))
}

/** A counter has no period: whatever the file says of it changes nothing. */
const isSame = ({ keyring }: { keyring: Keyring }, known: Known, token: Token): boolean =>
  known.kind === token.kind &&
  known.algorithm === token.algorithm &&
  known.digits === token.digits &&
  (token.kind === 'hotp' || known.period === token.period) &&
  sameBytes(keyring.unseal(known.seed, seedRow(known.id)), token.seed)

async function addTokens(
  { keyring }: { keyring: Keyring },
  tx: Tx,
  { tokens, now }: { tokens: readonly Token[]; now: Instant },
): Promise<void> {
  const rows = tokens.map((token) => {
    const id = newId(now)
    const { serial, kind, algorithm, digits, period, drift } = token
    const seed = keyring.seal(token.seed, seedRow(id)).toString('base64')
    return {
      id,
      serial,
      seed,
      kind,
      algorithm,
      digits,
      period,
      drift,
      position: kind === 'hotp' ? token.counter - 1 : 0,
    }
  })
  await sql`
    insert into hardware_tokens (id, serial, seed, kind, algorithm, digits, period, position, drift, imported_at)
    select id, serial, decode(seed, 'base64'), kind, algorithm, digits, period, position, drift, ${asDate(now)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, serial text, seed text, kind text,
      algorithm text, digits smallint, period smallint, position bigint, drift integer)`.execute(tx)
}

export type Assigned = 'assigned' | 'unknown' | 'taken' | 'too-many'

/**
 * Hands a token out. `taken`: somebody has it, the account itself perhaps. Wrong codes of the account begin anew. Of two
 * who are given one token at once, one has it; of two tokens at once, none is one too many.
 */
export async function assignToken(
  tx: Tx,
  { serial, account, now }: { serial: string; account: string; now: Instant },
): Promise<Assigned> {
  await lockAccount(tx, account)
  const { rows } = await sql<{ id: string; taken: boolean; has: number }>`
    select id, account is not null as taken,
      (select count(*)::int from hardware_tokens where account = ${account}) as has
    from hardware_tokens where serial = ${serial} for update`.execute(tx)
  const [token] = rows
  if (!token) return 'unknown'
  if (token.taken) return 'taken'
  if (token.has >= MOST_TOKENS) return 'too-many'
  await sql`
    update hardware_tokens set account = ${account}, assigned_at = ${asDate(now)} where id = ${token.id}`.execute(tx)
  await clearTries(tx, account, 'hardware-code')
  return 'assigned'
}

/** Takes a token back, by its number: whose it was, `free` when nobody had it, undefined when there is none. */
export async function returnToken(tx: Tx, serial: string): Promise<{ account: string } | 'free' | undefined> {
  const { rows } = await sql<{ id: string; account: string | null }>`
    select id, account from hardware_tokens where serial = ${serial} for update`.execute(tx)
  const [token] = rows
  if (!token) return undefined
  const { id, account } = token
  if (account === null) return 'free'
  await handBackToken(tx, { id, account })
  return { account }
}

/** A token as the desk sees it, without its seed. */
export type TokenLine = {
  readonly serial: string
  readonly kind: 'totp' | 'hotp'
  readonly digits: number
  /** Realm and sign-in name of who has it. */
  readonly holder: string | null
  readonly assignedAt: Instant | null
  readonly lastUsedAt: Instant | null
}

/** All tokens, by serial number. */
export async function listTokens(tx: Tx): Promise<TokenLine[]> {
  const { rows } = await sql<TokenLine>`
    select t.serial, t.kind, t.digits, a.realm || '/' || a.sign_in_name as holder, t.assigned_at as "assignedAt",
      t.last_used_at as "lastUsedAt"
    from hardware_tokens t left join people_v_accounts a on a.id = t.account order by t.serial`.execute(tx)
  return rows
}
