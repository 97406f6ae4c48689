/** The second factors of demo people, registered by the verbs that register everybody's. */
import { Secret as OtpSecret } from 'otpauth'
import { record } from '../../audit/index.ts'
import type { Keyring } from '../../base/crypto/keyring.ts'
import { totpCode, totpStep } from '../../base/crypto/otp/totp.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import { type Campus, realmByKey } from '../../campus/index.ts'
import {
  assignToken,
  beginPhone,
  beginTotp,
  checkPhoneCode,
  confirmPhone,
  confirmTotp,
  importTokens,
  openChallenge,
  phoneCodeOf,
} from '../../methods/index.ts'
import { DEMO_PHONE, DEMO_TOKEN, type DemoAccount } from '../people.ts'
import { keepTotpSecret } from './totp-secrets-store.ts'

type Making = { campus: Campus; keyring: Keyring; tx: Tx; now: Instant }
type Owner = { person: string; account: string; realm: string; username: string }
type Registered = Extract<DemoAccount['begins'], 'totp' | 'token' | 'phone'>

const REGISTER: Record<Registered, (making: Making, owner: Owner) => Promise<void>> = {
  totp: registerTotp,
  token: handOutToken,
  phone: registerPhone,
}

/** Gives a demo account the second factor with which it begins. */
export const registerDemoMethod = (making: Making, begins: Registered, owner: Owner): Promise<void> =>
  REGISTER[begins](making, owner)

async function registerTotp(making: Making, { username, ...of }: Owner): Promise<void> {
  const { campus, keyring, tx, now } = making
  const { account, realm } = of
  const issuer = realmByKey(campus, realm)?.name.en ?? realm
  const { id, secret } = await beginTotp(making, tx, { account, now, issuer, label: username })
  const plain = secret.replaceAll(' ', '')
  // The code of the step before, which is still taken: today's stays good for the first sign-in.
  const code = totpCode(OtpSecret.fromBase32(plain).bytes, totpStep(now) - 1)
  const confirmed = await confirmTotp(making, tx, { account, id, code, name: 'Demo', now })
  if (confirmed !== 'right') throw new Error(`the demo's authenticator app was not taken: ${confirmed}`)
  await keepTotpSecret(keyring, tx, { account, registration: id, secret: plain })
  await record(tx, {
    ...of,
    at: now,
    what: 'method.registered',
    actor: 'system',
    details: { kind: 'totp', name: 'Demo' },
  })
}

const SEED_BYTES = 20

/** The seed of the demo's token, made from the keyring: so it is kept nowhere but with the token itself. */
export const demoTokenSeed = (keyring: Keyring): Buffer => keyring.mac('demo-token', DEMO_TOKEN).subarray(0, SEED_BYTES)

async function handOutToken({ keyring, tx, now }: Making, { username: _, ...of }: Owner): Promise<void> {
  const form = { kind: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: 0, drift: 0 } as const
  const token = { serial: DEMO_TOKEN, seed: demoTokenSeed(keyring), ...form }
  await importTokens({ keyring }, tx, { tokens: [token], now })
  const assigned = await assignToken(tx, { serial: DEMO_TOKEN, account: of.account, now })
  if (assigned !== 'assigned') throw new Error(`the demo's token was not handed out: ${assigned}`)
  await record(tx, { ...of, at: now, what: 'hardware-code.assigned', actor: 'system', details: { serial: DEMO_TOKEN } })
}

/** By a text that is answered at once and never leaves, since nobody waits for it. */
async function registerPhone({ campus, keyring, tx, now }: Making, { username: _, ...of }: Owner): Promise<void> {
  const { account } = of
  const begun = await beginPhone({ keyring }, tx, { account, typed: DEMO_PHONE, country: 'BE', now })
  if ('refused' in begun) throw new Error(`the demo's telephone was not taken: ${begun.refused}`)
  const { phone, shown } = begun
  const about = { account, purpose: 'register', binding: account, now } as const
  const opened = await openChallenge({ keyring, campus }, tx, { ...about, phone, by: 'sms' })
  if ('refused' in opened) throw new Error(`the demo's telephone was not asked: ${opened.refused}`)
  const { challenge } = opened
  const lockout = { attempts: 1, for: 1 }
  await checkPhoneCode({ keyring }, tx, { ...about, challenge, code: phoneCodeOf(keyring, challenge), lockout })
  const confirmed = await confirmPhone(tx, { account, phone, name: 'Demo', now })
  if ('refused' in confirmed) throw new Error(`the demo's telephone was not confirmed: ${confirmed.refused}`)
  await record(tx, { ...of, at: now, what: 'method.registered', actor: 'system', details: { kind: 'sms', shown } })
}
