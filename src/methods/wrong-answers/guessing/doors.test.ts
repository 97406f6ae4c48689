import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aCampus } from '../../../../test/builders/campus.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../../test/harness/database.ts'
import { type SourceFile, sourceFiles } from '../../../../test/house/source.ts'
import { spellCode } from '../../../base/crypto/spelled-code.ts'
import { openTelemetry } from '../../../base/telemetry/telemetry.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import type { Account } from '../../../people/index.ts'
import { checkHardwareCode } from '../../hardware-code/verify.ts'
import { checkAccessPass } from '../../instead/access-pass/access-pass.ts'
import { checkResetCode } from '../../instead/reset-code/reset-code.ts'
import { checkPassword } from '../../password/check.ts'
import { checkInitialPassword } from '../../password/check-initial.ts'
import { type Hasher, openHasher } from '../../password/hasher-client.ts'
import { checkTotp } from '../../totp/verify.ts'

/**
 * Every place of the product that takes a secret which could be guessed. A new one stands here or the test fails, and
 * whoever adds it asks: by whose count does it go?
 */
const DOORS = {
  tryPassword: ['src/sign-in/run/checks'],
  checkPassword: ['src/self-service/account/password/change.ts'],
  checkInitialPassword: ['src/self-service/ways-in/activation/run/prove.ts'],
  checkTotp: ['src/sign-in/run/checks'],
  checkHardwareCode: ['src/sign-in/run/checks'],
  checkResetCode: ['src/sign-in/run/checks'],
  checkAccessPass: ['src/sign-in/run/checks'],
  checkPhoneCode: ['src/sign-in/run/checks', 'src/self-service/account/telephone', 'src/demo/roster'],
  checkKey: ['src/sign-in/run/checks'],
  checkAppCode: ['src/sign-in/run/checks'],
  // The PIN of a device: three in a row, counted at the device itself.
  answerRequest: ['src/authenticator/server'],
  // Typed codes that link a device: limited for each address.
  lookAtLink: ['src/authenticator/server'],
  linkDevice: ['src/authenticator/server'],
  // Who sees the page of a registration knows the secret whose code is asked for.
  confirmTotp: ['src/self-service/account/security-info', 'src/sign-in/run/checks', 'src/demo/roster'],
}

// The app of the authenticator runs on phones: it comes in by the doors of its server.
const elsewhere = ['src/methods/', 'src/authenticator/app/']
const product = sourceFiles().filter(({ isTest, path }) => !isTest && !elsewhere.some((at) => path.startsWith(at)))
const callers = (call: string): SourceFile[] => product.filter(({ text }) => new RegExp(`\\b${call}\\b`).test(text))

test('every door that checks a secret is known, and goes by the count of methods (ATTACK 7, CVE-2025-64102, GHSA-7j7j-66cv-m239)', () => {
  for (const [call, known] of Object.entries(DOORS)) {
    const strange = callers(call).filter(({ path }) => !known.some((door) => path.startsWith(door)))
    assert.deepEqual(
      strange.map(({ path }) => path),
      [],
      call,
    )
    for (const door of known)
      assert.ok(
        callers(call).some(({ path }) => path.startsWith(door)),
        `${door}: ${call}`,
      )
  }
})

test('nobody looks at a password, an initial password or the secret of an app past those checks (CVE-2024-32868)', () => {
  const past =
    /\.verify\(|\.decoy\(|initialPasswordMac\(|findTotpStep\(|findCounter\(|from (passwords|initial_passwords|hardware_tokens|reset_codes|access_passes)\b/
  assert.deepEqual(
    product
      .filter(({ text, path }) => past.test(text) && !KEPT.some((kept) => path.startsWith(kept)))
      .map(({ path }) => path),
    [],
  )
})
/** Reads no secret of a person: codes of the demo people's own apps, signatures of tokens. */
const KEPT = ['src/base/', 'src/federation/oidc/', 'src/demo/']

test('each door of a password says where it came from, so that the limits on spraying hold at each', () => {
  for (const call of ['tryPassword', 'checkPassword', 'checkInitialPassword'])
    for (const { path, text } of callers(call)) assert.match(text, /\bfrom\b\s*[:,]/, path)
})

test('codes by mail are too long to be guessed, and need no count: at least 128 bits', async () => {
  const { CODE_BYTES } = await import('../../mailed-code/mailed-code.ts')
  assert.ok(CODE_BYTES * 8 >= 128)
})

const now = Date.UTC(2026, 9, 1, 8)
const lockout = { attempts: 5, for: 16 * MINUTE }
const realm = { key: 'campus', lockout }
const quick: Hasher = { ...openHasher(), verify: async () => false, decoy: async () => false }

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

/** One guess at each kind of secret. */
const KINDS: Record<string, (account: Account, i: number) => Promise<{ verdict: string }>> = {
  password: (account, i) => checkPassword(deps(), { ...asked(account), typed: `guess ${i}` }),
  'initial password': (account, i) => checkInitialPassword(deps(), { ...asked(account), typed: `guess ${i}` }),
  'code of an app': (account, i) =>
    tested.db.transaction((tx) => checkTotp(deps(), tx, { account: account.id, code: `${100_000 + i}`, lockout, now })),
  'code of a token': (account, i) =>
    tested.db.transaction((tx) =>
      checkHardwareCode(deps(), tx, { account: account.id, code: `${100_000 + i}`, lockout, now }),
    ),
  'reset code': (account, i) =>
    tested.db.transaction((tx) => checkResetCode(tx, { account: account.id, code: codeOf(19, i), lockout, now })),
  'access pass': (account, i) =>
    tested.db.transaction((tx) => checkAccessPass(tx, { account: account.id, code: codeOf(14, i), lockout, now })),
}
/** Its check sign is right: anything else is a typo, and charges nothing. */
const codeOf = (signs: number, i: number) => spellCode(Uint8Array.from({ length: signs }, () => i))
const deps = () => {
  return { db: tested.db, keyring: testKeyring(), hasher: quick, campus: aCampus(), telemetry: openTelemetry() }
}
const asked = (account: Account) => ({ realm, nameKey: account.signInName, account, now })

for (const [kind, guess] of Object.entries(KINDS)) {
  test(`${kind}: forty guesses at once stop at five, and one of them is the one that locked (CVE-2024-4629)`, async () => {
    const account = await anAccount(tested.db)
    const said = await Promise.all(Array.from({ length: 40 }, (_, i) => guess(account, i)))
    assert.equal(said.filter(({ verdict }) => verdict === 'wrong').length, 4)
    assert.equal(said.filter((one) => 'fresh' in one && one.fresh === true).length, 1)
    assert.equal(said.filter((one) => 'fresh' in one && one.fresh === false).length, 35)
  })
}
