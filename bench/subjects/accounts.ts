/** People by the thousand or the million, put straight into the tables: what is measured is not their import. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { hash } from '@node-rs/argon2'
import pg from 'pg'
import { PASSWORD, REALM } from './campus.ts'

/** One hash for all: nobody reads it but the check, and a million of them would take five hours. */
const passwordHash = () =>
  hash(PASSWORD, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 })

const id = (kind: number) => `('00000000-0000-7000-800${kind}-' || lpad(to_hex(n), 12, '0'))::uuid`
const PEOPLE = 'from generate_series(1, $1::int) n'

const STATEMENTS = [
  `insert into persons (id, number, given_name, family_name, birth_date, language, created_at, changed_at)
    select ${id(1)}, 'p' || n, 'Given' || n % 997, 'Family' || n, date '1990-01-01' + n % 5000, 'nl', $2, $2 ${PEOPLE}`,
  `insert into addresses (id, person, kind, source, mail, created_at, changed_at)
    select ${id(2)}, ${id(1)}, 'mail', 'administration', 'p' || n || '@home.example', $2, $2 ${PEOPLE}`,
  `insert into accounts (id, person, realm, sign_in_name, sign_in_key, status, created_at, activated_at, changed_at)
    select ${id(3)}, ${id(1)}, $3, name, name, 'active', $2, $2, $2
    ${PEOPLE}, lateral (select 's' || lpad(n::text, 7, '0') || '@student.bench.example' as name) named`,
  // Since now: an account that is used for the first time a month after its password is told of a stranger.
  `insert into passwords (account, hash, changed_at) select ${id(3)}, $3, greatest($2, now()) ${PEOPLE}`,
  `insert into enrolments (id, number, person, institution, group_name, campus, status, status_date, created_at, changed_at)
    select ${id(4)}, 'e' || n, ${id(1)}, 'institution', 'student', 'brussels', 'enrolled', date '2026-09-21', $2, $2 ${PEOPLE}`,
  `insert into sessions (id, token_hash, realm, account, kind, auth_time, acr, amr, started_at, expires_at, last_seen_at)
    select ${id(5)}, sha256(n::text::bytea), $3, ${id(3)}, 'browser', $2, 'https://refeds.org/profile/sfa', '{pwd}', $2,
      $2::timestamptz + interval '5 years', $2 ${PEOPLE}`,
  `insert into audit_events (at, what, actor, person, account, realm, application, address, browser, details)
    select $2::timestamptz + make_interval(secs => line), 'sign-in.succeeded', 'person', ${id(1)}, ${id(3)}, $3, 'app',
      '10.0.0.1', 'Firefox · Linux', '{"acr": "https://refeds.org/profile/sfa", "amr": ["pwd"]}'
    from generate_series(1, 10) line, lateral (select generate_series(1, $1::int) as n) people`,
]

/**
 * Gives an empty, migrated database so many active accounts, named by `nameOf`, as many live sessions, and ten lines of
 * audit each. As the administrator, who may leave out the check of each reference: they are right by their making.
 */
export async function addAccounts(adminUrl: string, howMany: number): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query(`set session_replication_role = replica`)
    const then = new Date('2026-09-01T08:00:00Z')
    const given = [undefined, undefined, REALM, await passwordHash(), undefined, REALM, REALM]
    for (const [at, statement] of STATEMENTS.entries()) {
      const third = given[at]
      await admin.query(statement, third === undefined ? [howMany, then] : [howMany, then, third])
    }
    await admin.query(
      'vacuum (freeze, analyze) persons, addresses, accounts, passwords, enrolments, sessions, audit_events',
    )
    await admin.query('checkpoint')
    // What was written for this shall not be on its way to the disk while something is measured.
    await promisify(execFile)('sync')
  } finally {
    await admin.end()
  }
}

/** As PostgreSQL's own housekeeping would within a minute (autovacuum_naptime): the tables that grow while people sign in. */
export async function analyse(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(
    'vacuum (analyze) sessions, sign_in_flows, oidc_records, wrong_answers, audit_events, audit_unsealed',
  )
  await admin.end()
}
