/** Who may do what in the database: the owner makes tables, the application works with rows. */
import pg from 'pg'
import { StartFault } from '../start-fault.ts'
import { APP_ROLE } from '../urls.ts'

/** Errors of somebody making the same role or grant at the same moment: roles belong to all databases of a server. */
const MET = new Set(['42710', '23505', 'XX000'])

/**
 * Makes sure of the application's role, of its login's way into it, and of its rights in tables to come.
 * Roles are the server's, so many databases share this one.
 */
export async function prepareAppRole(owner: pg.Client, login: string | undefined): Promise<void> {
  if (!(await roleExists(owner))) await patiently(() => owner.query(`create role ${APP_ROLE} nologin`), explain)
  await letIn(owner, login ?? owner.user ?? '')
  await owner.query(RIGHTS)
}

async function roleExists(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query('select from pg_roles where rolname = $1', [APP_ROLE])
  return rows.length > 0
}

/** Lets a login become the application's role, where it cannot yet and is not that role itself. */
async function letIn(owner: pg.Client, login: string): Promise<void> {
  if (login === APP_ROLE) return
  // Since PostgreSQL 16 who makes a role is its member, but may not become it without a grant of its own.
  const { rows } = await owner.query<{ may: boolean }>(
    `select pg_has_role($1::name, $2::name, case when current_setting('server_version_num')::int < 160000
       then 'MEMBER' else 'SET' end) as may`,
    [login, APP_ROLE],
  )
  if (rows[0]?.may) return
  await patiently(() => owner.query(`grant ${APP_ROLE} to ${pg.escapeIdentifier(login)}`), explain)
}

/** Tries again when another process did the same thing at the same moment. */
async function patiently(work: () => Promise<unknown>, otherwise: (error: Error) => Error): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work()
      return
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === '42710') return
      if (tries === 5 || !MET.has(code ?? '')) throw otherwise(error as Error)
    }
  }
}

const explain = (error: Error): StartFault =>
  new StartFault(
    'role',
    `the role ${APP_ROLE} could not be made (${error.message}): let an administrator run "create role ${APP_ROLE}; grant ${APP_ROLE} to" the logins of Sleutelbos`,
    { cause: error },
  )

export const RIGHTS = `
create table if not exists migrations (
  number int primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null
);
comment on table migrations is 'Which numbered SQL files this database has had.';
grant select on migrations to ${APP_ROLE};
grant usage on schema public to ${APP_ROLE};
alter default privileges in schema public grant select, insert, update, delete on tables to ${APP_ROLE};
alter default privileges in schema public grant usage, select on sequences to ${APP_ROLE};
`

/**
 * The queue's tables belong to the owner and show nothing to others (their rows may hold what a notice says); the
 * application adds a job through this function, which runs with the owner's rights and does nothing else.
 * A key that is used again replaces the job that waits under it; `keep_run_at` leaves that one's moment.
 */
export const SECURED_ADD_JOB = `
create or replace function add_job(identifier text, payload json, run_at timestamptz, job_key text, max_attempts int, keep_run_at boolean default false)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if run_at is null then
    raise exception 'a job needs the moment at which it is due';
  end if;
  perform graphile_worker.add_job(
    identifier => identifier, payload => payload, run_at => run_at, job_key => job_key, max_attempts => max_attempts,
    job_key_mode => case when keep_run_at then 'preserve_run_at' else 'replace' end);
end
$$;
revoke all on function add_job(text, json, timestamptz, text, int, boolean) from public;
grant execute on function add_job(text, json, timestamptz, text, int, boolean) to ${APP_ROLE};
`
