import type { JWK } from 'jose'
import { sealSecrets, signLink, type WeakPin, weakPin, wrapSecret } from '../../../methods/browser.ts'
import { call } from '../api/call.ts'
import { askServer } from '../api/server.ts'
import { callSigned, mindingClock } from '../api/signed.ts'
import { type App, now, originOf } from '../store/app.ts'
import type { AccountKeys, AppAccount, RealmLook } from '../store/kept.ts'
import { isRefused, type Refused, refuse } from '../store/result.ts'
import { type LinkOffer, whyNotHere } from './look.ts'
import { makeKeys, type NewKeys, wipe } from './make-keys.ts'

/** Why a PIN is too easy; undefined when it will do. */
export const pinFault = (pin: string): WeakPin | undefined => weakPin(pin)

type Linked = {
  readonly device: string
  readonly account: { readonly id: string; readonly name: string }
  readonly realm: RealmLook
  readonly codes: boolean
}

/**
 * Links an account: makes its keys here, sends what the server must know, and keeps the rest. `name`: of this device, as
 * the person's list of devices shows it.
 */
export async function linkAccount(
  app: App,
  offer: LinkOffer,
  { pin, name }: { readonly pin: string; readonly name: string },
): Promise<AppAccount | Refused> {
  if (pinFault(pin)) return refuse('weak-pin')
  const elsewhere = await whyNotHere(app, offer)
  if (elsewhere) return elsewhere
  const server = await askServer(app)
  if (isRefused(server)) return server
  const made = await makeKeys(app.world)
  try {
    const wrapped = await wrapSecret(made.secret, pin, made.salt)
    const keys = { ...kept(made), device: '', wrapped, serverKey: server.key }
    // Before the code is spent: a browser that keeps no keys would have spent it for nothing.
    if (!(await app.store.canKeep(keys))) return refuse('cannot-keep')
    const linked = await useLink(app, { offer, name, made, serverKey: server.key })
    return isRefused(linked) ? linked : await keep(app, { offer, name, pin, linked, keys })
  } finally {
    wipe(made.secret, made.codeSecret)
  }
}

const kept = ({ pair, code, salt }: NewKeys) => ({ signing: pair.privateKey, code, salt, unlock: undefined })

async function useLink(
  app: App,
  { offer, name, made, serverKey }: { offer: LinkOffer; name: string; made: NewKeys; serverKey: JWK },
): Promise<Linked | Refused> {
  const { kty = 'EC', crv = 'P-256', x = '', y = '' } = await crypto.subtle.exportKey('jwk', made.pair.publicKey)
  const verifyKey = { kty, crv, x, y }
  const sealed = await sealSecrets(made, serverKey)
  return mindingClock(async () => {
    const linking = { origin: originOf(app), code: offer.code, verifyKey, sealed, time: now(app) }
    const signature = await signLink(made.pair.privateKey, linking)
    const { origin: _told, ...message } = linking
    return call<Linked>(app, 'links/use', { ...message, name, signature })
  })
}

async function keep(
  app: App,
  given: { offer: LinkOffer; name: string; pin: string; linked: Linked; keys: AccountKeys },
): Promise<AppAccount | Refused> {
  const { offer, name, pin, linked } = given
  const { device, realm, codes } = linked
  const account: AppAccount = {
    device,
    account: linked.account.id,
    person: offer.person,
    name,
    accountName: linked.account.name,
    realm,
    codes,
    unlock: false,
    pinLength: pin.length,
    lost: false,
  }
  const keys = { ...given.keys, device }
  const replaced = app.state.accounts.filter((one) => one.account === account.account)
  try {
    await app.store.add(account, keys)
    for (const one of replaced) await app.store.wipe(one.device)
  } catch {
    // What cannot be kept here must not stay there as a device that nobody holds.
    await callSigned(app, keys, { path: 'remove', purpose: 'remove', payload: {} })
    return refuse('cannot-keep')
  }
  app.change({ accounts: [...app.state.accounts.filter((one) => !replaced.includes(one)), account] })
  app.wake()
  return account
}
