/** What the racers race for: how each round is set up, and what one racer does. Every round has one winner. */
import { Secret as OtpSecret } from 'otpauth'
import { spendMark } from '../../src/base/abuse/human-check/spent-store.ts'
import { chargeLimits } from '../../src/base/abuse/limits/limits-store.ts'
import { openKeyring } from '../../src/base/crypto/keyring.ts'
import { otpCode } from '../../src/base/crypto/otp/hotp.ts'
import { totpCode, totpStep } from '../../src/base/crypto/otp/totp.ts'
import { tokenHash } from '../../src/base/crypto/token-hash.ts'
import type { Database, Tx } from '../../src/base/database/database.ts'
import { openEvents } from '../../src/base/events.ts'
import { newId } from '../../src/base/ids.ts'
import { openTelemetry } from '../../src/base/telemetry/telemetry.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../src/base/time/instant.ts'
import { type Campus, parseCampus } from '../../src/campus/index.ts'
import {
  AcceptedPassword,
  assignToken,
  beginTotp,
  checkAccessPass,
  checkHardwareCode,
  checkPassword,
  checkResetCode,
  checkTotp,
  confirmTotp,
  endLock,
  giveAccessPass,
  type HashedPassword,
  type Hasher,
  hashAccepted,
  importTokens,
  issueMailedCode,
  makeResetCode,
  openHasher,
  spendMailedCode,
  storePassword,
} from '../../src/methods/index.ts'
import { addAccount, addPerson } from '../../src/people/index.ts'
import { endSession, endSessionsOf, startSession } from '../../src/sign-in/index.ts'
import { CAMPUS, REALM } from '../subjects/campus.ts'

/** When the first round is run; each is a day later, so that no lock and no time step reaches into the next. */
export const BEGIN: Instant = Date.UTC(2026, 9, 1, 8)

export type Stage = {
  db: Database
  account: string
  /** Where the code app of the account stands, in base 32. */
  secret: string
}

/** What a racer is told of its round. */
export type Round = { account: string; now: Instant; prize: string }

/** Whether this try won. */
export type Attempt = (db: Database, round: Round, racer: number) => Promise<boolean>

export type Race = {
  /** What there is to win, and how often: `prize` tells the racers which. */
  set(stage: Stage, now: Instant): Promise<string>
  attempt: Attempt
}

const keyring = openKeyring(Buffer.alloc(32, 7))
const deps = { keyring, telemetry: openTelemetry(), events: openEvents(), campus: campus() }
const lockout = { attempts: 5, for: 16 * MINUTE }

/** The lock is what is raced for: the hash would only make the race longer. */
const quick: Hasher = { ...openHasher(), verify: async () => false, decoy: async () => false }
let hashed: Promise<HashedPassword> | undefined
const newPassword = () => {
  hashed ??= hashAccepted(openHasher(), AcceptedPassword.judged('acht Stille molens 77', []))
  return hashed
}

export const RACES: Readonly<Record<string, Race>> = {
  'mailed code': {
    set: ({ db, account }, now) =>
      issueMailedCode(db.kysely, { account, purpose: 'activation', lifetime: HOUR, now: now - MINUTE }),
    attempt: (db, { account, now, prize }) =>
      spendMailedCode(db.kysely, { code: prize, account, purpose: 'activation', now }),
  },
  'recovery link': {
    set: ({ db, account }, now) =>
      issueMailedCode(db.kysely, { account, purpose: 'recovery', lifetime: HOUR, now: now - MINUTE }),
    attempt: async (db, { account, now, prize }) => {
      const password = await newPassword()
      return db.transaction(async (tx) => {
        if (!(await spendMailedCode(tx, { code: prize, account, purpose: 'recovery', now }))) return false
        await storePassword(tx, { account, hashed: password, now })
        await endSessionsOf(deps, tx, { account, why: 'password-changed', now })
        return true
      })
    },
  },
  'session end': {
    set: async ({ db, account }, now) => {
      const visit = { now, address: '192.0.2.1', userAgent: 'racer' }
      const session = { realm: REALM, account, acr: 'sfa', amr: ['pwd'], authTime: now, expiresAt: now + HOUR, visit }
      return (await startSession(db.kysely, session)).id
    },
    attempt: (db, { now, prize }) =>
      db.transaction((tx) => endSession(deps, tx, { session: prize, why: 'signed-out', now })),
  },
  'totp step': {
    set: async ({ db, account, secret }, now) => {
      await forgetTries(db, account)
      return totpCode(OtpSecret.fromBase32(secret).bytes, totpStep(now))
    },
    attempt: (db, { account, now, prize }) =>
      db.transaction(async (tx) => {
        const { verdict } = await checkTotp(deps, tx, { account, code: prize, lockout, now })
        return verdict === 'right'
      }),
  },
  'code of a token': {
    set: async ({ db, account }, now) => {
      await forgetTries(db, account)
      return otpCode(TOKEN_FORM, totpStep(now))
    },
    attempt: (db, { account, now, prize }) =>
      db.transaction(async (tx) => {
        const { verdict } = await checkHardwareCode(deps, tx, { account, code: prize, lockout, now })
        return verdict === 'right'
      }),
  },
  'reset code': {
    set: async ({ db, account }, now) => {
      await forgetTries(db, account)
      return db.transaction((tx) => makeResetCode(tx, { account, now: now - MINUTE }))
    },
    attempt: (db, { account, now, prize }) =>
      db.transaction(async (tx) => {
        const { verdict } = await checkResetCode(tx, { account, code: prize, lockout, now })
        return verdict === 'right'
      }),
  },
  'access pass': {
    set: async ({ db, account }, now) => {
      await forgetTries(db, account)
      const given = { account, lifetime: HOUR, by: 'command', reason: 'race', now: now - MINUTE }
      return (await db.transaction((tx) => giveAccessPass(tx, given))).code
    },
    attempt: (db, { account, now, prize }) =>
      db.transaction(async (tx) => {
        const { verdict } = await checkAccessPass(tx, { account, code: prize, lockout, now })
        return verdict === 'right'
      }),
  },
  'password lock': {
    set: async ({ db, account }) => {
      await endLock(db.kysely, account)
      return ''
    },
    attempt: async (db, { account, now }, racer) => {
      const ask = {
        realm: { key: REALM, lockout },
        nameKey: 'racer',
        account: { id: account, status: 'active' },
      } as const
      const said = await checkPassword({ ...deps, db, hasher: quick }, { ...ask, typed: `guess ${racer}`, now })
      return said.verdict === 'locked' && said.fresh
    },
  },
  'human check': {
    set: async (_stage, now) => newId(now),
    attempt: (db, { now, prize }) => spendMark(db.kysely, { mark: tokenHash(prize), until: now + HOUR }),
  },
  'limit of one': {
    set: async (_stage, now) => newId(now),
    attempt: async (db, { now, prize }) => {
      const limit = { name: 'race', burst: 1, every: HOUR }
      return (await chargeLimits(db.kysely, [{ limit, of: prize }], now)).charged
    },
  },
}

const TOKEN_FORM = { secret: Buffer.alloc(20, 9), algorithm: 'SHA1', digits: 6 } as const

/** The losers of the round before charged tries. */
const forgetTries = (db: Database, account: string) =>
  db.pool.query('delete from wrong_answers where subject = $1', [account])

/** An account with a code app and a token, on a migrated database. */
export async function setStage(db: Database): Promise<Stage> {
  const [person, account] = [newId(BEGIN), newId(BEGIN)]
  const name = 'racer@student.bench.example'
  const about = { givenName: 'Racer', familyName: 'Racer', birthDate: '2000-01-01', mail: 'racer@home.example' }
  await addPerson({ keyring }, db.kysely, { id: person, number: 'R1', ...about, now: BEGIN })
  await addAccount(db.kysely, {
    ...{ id: account, person, realm: REALM, signInName: name, signInKey: name, status: 'active', now: BEGIN },
  })
  const now = BEGIN - DAY
  const shown = { account, now, issuer: 'Races', label: name }
  const { id, secret } = await beginTotp(deps, db.kysely, shown)
  const code = totpCode(OtpSecret.fromBase32(secret.replaceAll(' ', '')).bytes, totpStep(now))
  const confirmed = await db.transaction((tx) => confirmTotp(deps, tx, { account, id, code, now }))
  if (confirmed !== 'right') throw new Error(`the racer's code app is ${confirmed}`)
  await db.transaction((tx) => giveToken(tx, account))
  return { db, account, secret: secret.replaceAll(' ', '') }
}

async function giveToken(tx: Tx, account: string): Promise<void> {
  const { secret: seed, ...form } = TOKEN_FORM
  const token = { serial: 'racer', seed, ...form, kind: 'totp', period: 30, counter: 0, drift: 0 } as const
  await importTokens(deps, tx, { tokens: [token], now: BEGIN - DAY })
  const assigned = await assignToken(tx, { serial: token.serial, account, now: BEGIN - DAY })
  if (assigned !== 'assigned') throw new Error(`the racer's token is ${assigned}`)
}

function campus(): Campus {
  const parsed = parseCampus(CAMPUS, { file: 'campus.yaml', readFile: () => '' })
  if (!parsed.campus) throw new Error(JSON.stringify(parsed.faults))
  return parsed.campus
}
