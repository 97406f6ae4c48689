/** Telephones of accounts, and what is asked of them: for the tests of `methods/phone`. */
import assert from 'node:assert/strict'
import { MINUTE } from '../../src/base/time/instant.ts'
import { answerCall, takeCall } from '../../src/methods/phone/call.ts'
import { openChallenge } from '../../src/methods/phone/challenge.ts'
import type { ChallengeBy, ChallengePurpose } from '../../src/methods/phone/challenge-store.ts'
import { checkPhoneCode } from '../../src/methods/phone/check.ts'
import { codeOf } from '../../src/methods/phone/code.ts'
import { beginPhone, confirmPhone } from '../../src/methods/phone/register.ts'
import { sendChallenge } from '../../src/methods/phone/send.ts'
import { fixedClock, type TestDatabase, testKeyring } from '../harness/database.ts'
import { aCampus } from './campus.ts'
import { anAccount } from './people.ts'
import { aTelephone } from './phone.ts'

export const PHONE_NOW = Date.UTC(2026, 9, 1, 8)
export const PHONE_LOCKOUT = { attempts: 5, for: 16 * MINUTE }

export type Wish = { by?: ChallengeBy; purpose?: ChallengePurpose; binding?: string; at?: number }

/** `world`: the database, once it is there. Every telephone here has a number of its own. */
export function phonesIn(world: () => TestDatabase) {
  const now = PHONE_NOW
  const lockout = PHONE_LOCKOUT
  const campus = aCampus()
  const keyring = testKeyring()
  const clock = fixedClock(now)
  const telephone = aTelephone()
  const baseUrl = 'https://sign-in.example.org'
  let numbers = 0
  const aNumber = () => {
    numbers += 1
    return `+324710${String(numbers).padStart(5, '0')}`
  }
  const depsOf = () => ({ db: world().db, clock, campus, keyring, baseUrl, outbox: telephone.outbox })

  const open = (account: string, phone: string, wish: Wish = {}) => {
    const { by = 'sms', purpose = 'sign-in', binding = 'flow-1', at = now } = wish
    return world().db.transaction((tx) =>
      openChallenge(depsOf(), tx, { account, phone, by, purpose, binding, now: at }),
    )
  }
  const send = (challenge: string) => sendChallenge(depsOf(), { challenge, language: 'en', realm: 'campus' })
  const asked = async (account: string, phone: string, wish: Wish = {}) => {
    const challenge = await open(account, phone, wish)
    assert.ok('challenge' in challenge, JSON.stringify(challenge))
    return challenge
  }
  const opened = async (account: string, phone: string, wish: Wish = {}): Promise<string> => {
    const { challenge } = await asked(account, phone, wish)
    assert.equal(await send(challenge), 'sent')
    return challenge
  }
  const check = (account: string, challenge: string, code: string, wish: Wish = {}, db = world().db) => {
    const { purpose = 'sign-in', binding = 'flow-1', at = now } = wish
    const answer = { account, challenge, purpose, binding, code, lockout, now: at }
    return db.transaction((tx) => checkPhoneCode({ keyring }, tx, answer))
  }
  const take = (account: string, challenge: string, wish: Wish = {}, db = world().db) => {
    const { purpose = 'sign-in', binding = 'flow-1', at = now } = wish
    return db.transaction((tx) => takeCall(tx, { account, challenge, purpose, binding, now: at }))
  }
  const press = (id: string, keys: string) => answerCall({ db: world().db, clock }, { id, keys })
  const wrongFor = (challenge: string) => String((Number(codeOf(keyring, challenge)) + 1) % 1_000_000).padStart(6, '0')

  async function begun(number = aNumber(), account?: string) {
    const owner = account ?? (await anAccount(world().db)).id
    const phone = await world().db.transaction((tx) =>
      beginPhone({ keyring }, tx, { account: owner, typed: number, country: 'BE', now }),
    )
    assert.ok('phone' in phone, JSON.stringify(phone))
    return { account: owner, number, phone: phone.phone }
  }

  /** An account with a telephone that counts, registered long enough ago to have its messages back. */
  async function withPhone(number = aNumber(), account?: string) {
    const one = await begun(number, account)
    const { challenge } = await asked(one.account, one.phone, { purpose: 'register', at: now - 11 * MINUTE })
    const registered = await world().db.transaction(async (tx) => {
      const answer = { account: one.account, challenge, purpose: 'register', binding: 'flow-1', lockout } as const
      const code = codeOf(keyring, challenge)
      const verdict = await checkPhoneCode({ keyring }, tx, { ...answer, code, now: now - 5 * MINUTE })
      assert.equal(verdict.verdict, 'right')
      return confirmPhone(tx, { account: one.account, phone: one.phone, name: '', now })
    })
    assert.ok('registered' in registered)
    return one
  }

  return {
    aNumber,

    begun,
    check,
    clock,
    depsOf,
    keyring,
    open,
    opened,
    press,
    send,
    take,
    telephone,
    withPhone,
    wrongFor,
  }
}
