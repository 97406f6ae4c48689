/** People with second factors of every kind, registered as they would be themselves. */
import { HOUR } from '../../src/base/time/instant.ts'
import {
  beginPhone,
  checkPhoneCode,
  confirmKey,
  confirmPhone,
  giveAccessPass,
  keyCreation,
  makeResetCode,
  openChallenge,
  sendChallenge,
  startPause,
} from '../../src/methods/index.ts'
import type { Outbox } from '../../src/notices/index.ts'
import { TEST_NOW, type TestApp } from '../harness/app.ts'
import { SoftAuthenticator, type Wish } from '../harness/authenticator.ts'
import type { InjectBrowser } from '../harness/inject-browser.ts'
import type { aTelephone } from './phone.ts'
import type { Member } from './sign-in.ts'

/** When all of these were registered, unless told. */
const THEN = TEST_NOW - HOUR

type Telephone = ReturnType<typeof aTelephone>

/** A number that counts for this account; answers the id of its registration. */
export async function aPhone(tested: TestApp, { account }: Member, telephone: Telephone, number = '+32470123456') {
  const { db } = tested
  const deps: TestApp['deps'] & { outbox: Outbox } = { ...tested.deps, outbox: telephone.outbox }
  const asked = { account: account.id, purpose: 'register', binding: account.id } as const
  const begun = await beginPhone(deps, db.kysely, { account: account.id, typed: number, country: 'BE', now: THEN })
  if ('refused' in begun) throw new Error(begun.refused)
  const { phone } = begun
  const opened = await openChallenge(deps, db.kysely, { ...asked, phone, by: 'sms', now: THEN })
  if ('refused' in opened) throw new Error(opened.refused)
  const { challenge } = opened
  const earlier = { ...deps, clock: { now: () => THEN } }
  await sendChallenge(earlier, { challenge, language: 'en', realm: account.realm })
  const lockout = { attempts: 5, for: HOUR }
  const code = telephone.code(number)
  await db.transaction(async (tx) => {
    const checked = await checkPhoneCode(deps, tx, { ...asked, challenge, code, lockout, now: THEN })
    const confirmed = await confirmPhone(tx, { account: account.id, phone, name: '', now: THEN })
    if (checked.verdict !== 'right' || 'refused' in confirmed) throw new Error('the telephone was not confirmed')
  })
  return phone
}

/** A key or passkey of this account, in an authenticator of its own. */
export async function aKey(
  { db, deps }: TestApp,
  { account, name }: Member,
  {
    wanted = 'passkey',
    now = THEN,
    ...wish
  }: Partial<Wish> & { wanted?: 'security-key' | 'passkey'; now?: number } = {},
) {
  const key = anAuthenticatorOf(deps, { ...(wanted === 'passkey' && { synced: true }), ...wish })
  const realm = deps.campus.realms[account.realm]
  if (!realm) throw new Error('no such realm')
  const asked = { account: account.id, wanted, realm, binding: account.id, now }
  const options = await keyCreation(deps, db.kysely, { ...asked, label: name, displayName: name })
  const answer = await key.create(options)
  const confirmed = await db.transaction((tx) => confirmKey(deps, tx, { ...asked, answer }))
  if ('refused' in confirmed) throw new Error(confirmed.refused)
  return { key, id: confirmed.registered.id }
}

export const anAuthenticatorOf = ({ baseUrl }: { baseUrl: string }, wish: Partial<Wish> = {}): SoftAuthenticator =>
  new SoftAuthenticator({ origin: new URL(baseUrl).origin, verifies: true, counts: true, ...wish })

export const aResetCode = ({ db }: TestApp, { account }: Member): Promise<string> =>
  makeResetCode(db.kysely, { account: account.id, now: THEN })

/** The code of a pass that a desk has just given. */
export async function aPass({ db, deps }: TestApp, { account }: Member): Promise<string> {
  const now = deps.clock.now()
  const given = { account: account.id, lifetime: HOUR, by: 'agent:desk', reason: 'phone at home', now }
  return (await giveAccessPass(db.kysely, given)).code
}

export async function aPause({ db, deps }: TestApp, { account }: Member, hours: number): Promise<void> {
  const now = deps.clock.now()
  const begun = await startPause(db.kysely, {
    account: account.id,
    from: now,
    hours,
    by: 'agent:desk',
    reason: 'exam',
    now,
  })
  if ('refused' in begun) throw new Error(begun.refused)
}

/** What the page gives its script to ask a key with. */
export function optionsOn({ html }: InjectBrowser) {
  const written = /data-options="([^"]*)"/.exec(html)?.[1]
  if (written === undefined) throw new Error('the page asks no key')
  return JSON.parse(written.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
}

/** Presses the button of that name and value, in whichever form it stands. */
export function press(browser: InjectBrowser, name: string, value: string | RegExp): Promise<InjectBrowser> {
  const fits = (one: Record<string, string>) =>
    one.name === name && (typeof value === 'string' ? one.value === value : value.test(one.value ?? ''))
  const form = browser.forms.find(({ buttons }) => buttons.some(fits))
  const button = form?.buttons.find(fits)
  if (!form || !button) throw new Error(`no ${name}=${value} on ${browser.step}: ${browser.text.slice(0, 300)}`)
  const fields = form.fields.filter(({ type }) => type !== 'checkbox' && type !== 'radio')
  const body = Object.fromEntries(fields.map((field) => [field.name ?? '', field.value ?? '']))
  return browser.go(form.action, { ...body, [name]: button.value ?? '' })
}
