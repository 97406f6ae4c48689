import { sql } from 'kysely'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Tx } from '../../base/database/database.ts'

const rowOf = (account: string) => `demo_totp_secrets:secret:${account}`

/** One demo account's authenticator app. */
type DemoTotp = { account: string; registration: string; secret: string }

/** Keeps the secret of a demo person's app, so that /demo can show it; methods tell theirs to nobody. */
export async function keepTotpSecret(
  keyring: Keyring,
  tx: Tx,
  { account, registration, secret }: DemoTotp,
): Promise<void> {
  await sql`
    insert into demo_totp_secrets (account, registration, secret)
    values (${account}, ${registration}, ${keyring.seal(secret, rowOf(account))})`.execute(tx)
}

export async function totpSecretOf(keyring: Keyring, tx: Tx, account: string): Promise<DemoTotp | undefined> {
  const { rows } = await sql<{ registration: string; secret: Buffer }>`
    select registration, secret from demo_totp_secrets where account = ${account}`.execute(tx)
  const row = rows[0]
  return (
    row && { account, registration: row.registration, secret: keyring.unseal(row.secret, rowOf(account)).toString() }
  )
}

/** Lets one process at a time set up the demo people, until its transaction ends. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7284310002)`.execute(tx)
}
