import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import type { MethodKind, MethodRef } from './method-kind.ts'

/** Makes a method the one that its person is asked for first. False when the account has it not, or cannot use it. */
export async function setDefaultMethod(tx: Tx, { account, kind, id }: MethodRef): Promise<boolean> {
  const { rows } = await sql`
    insert into method_defaults (account, kind, method)
    select m.account, m.kind, m.id from methods_v_registered m
    where m.account = ${account} and m.kind = ${kind} and m.id = ${id}
    on conflict (account) do update set kind = excluded.kind, method = excluded.method
    returning account`.execute(tx)
  return rows.length === 1
}

/** `method`: the id of the registration. */
export type DefaultMethod = { readonly kind: MethodKind; readonly method: string }

/** The method that its person wants to be asked for first; undefined when none was chosen. */
export async function defaultMethod(tx: Tx, account: string): Promise<DefaultMethod | undefined> {
  const { rows } = await sql<DefaultMethod>`
    select kind, method from method_defaults where account = ${account}`.execute(tx)
  return rows[0]
}

/** Lets the system choose again: for the whole account, or only when this registration was its default. */
export async function forgetDefaultMethod(
  tx: Tx,
  { account, id }: { account: string; id?: string | undefined },
): Promise<void> {
  await sql`
    delete from method_defaults
    where account = ${account} and (${id ?? null}::uuid is null or method = ${id ?? null}::uuid)`.execute(tx)
}
