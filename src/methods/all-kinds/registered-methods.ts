/** What an account has to prove itself with, over all kinds; each kind's own folder keeps it. */
import type { Tx } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import { type DeviceRegistration, deviceRegistrations, removeDevice, renameDevice } from '../device/index.ts'
import { handBackToken, renameToken, type TokenRegistration, tokenRegistrations } from '../hardware-code/index.ts'
import { type PhoneRegistration, phoneRegistrations, removePhone, renamePhone } from '../phone/index.ts'
import { removeTotp, renameTotp, totpRegistrations } from '../totp/index.ts'
import { keyRegistrations, removeKey, renameKey } from '../webauthn/index.ts'
import { forgetDefaultMethod } from './default-method-store.ts'
import type { MethodKind, MethodRef } from './method-kind.ts'

/** One second factor of an account. `name` may be empty: then the kind is its name. */
export type RegisteredMethod = {
  readonly kind: MethodKind
  readonly id: string
  readonly name: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | undefined
  /** What it is told from others of its kind by: a masked number, the end of a serial number. */
  readonly shown?: string
  /** Of keys: its keeper may copy it to other devices. */
  readonly synced?: boolean
  /** Of keys: how a browser reaches it. */
  readonly transports?: readonly string[]
  /** Since when it is good for nothing: a copy of it was found, or too many wrong PINs were typed. */
  readonly disabledAt?: Instant
}

/**
 * All second factors of an account, oldest first; a mobile number twice, as text and as call, and a device twice, as app
 * and by its codes. What was begun and not confirmed is none.
 */
export async function registeredMethods(tx: Tx, account: string): Promise<RegisteredMethod[]> {
  const [apps, tokens, keys, phones, devices] = [
    await totpRegistrations(tx, account),
    await tokenRegistrations(tx, account),
    await keyRegistrations(tx, account),
    await phoneRegistrations(tx, account),
    await deviceRegistrations(tx, account),
  ]
  const all: RegisteredMethod[] = [
    ...apps.map((app) => ({ kind: 'totp' as const, ...app })),
    ...tokens.map(asToken),
    ...keys,
    ...phones.flatMap(asPhone),
    ...devices.flatMap(asDevice),
  ]
  return all.toSorted((one, other) => one.createdAt - other.createdAt)
}

const asToken = ({ serial, ...token }: TokenRegistration): RegisteredMethod => ({
  kind: 'hardware-code',
  ...token,
  shown: `…${serial.slice(-4)}`,
})

const asPhone = ({ line, ...phone }: PhoneRegistration): RegisteredMethod[] =>
  line === 'mobile'
    ? [
        { kind: 'sms', ...phone },
        { kind: 'voice', ...phone },
      ]
    : [{ kind: 'voice', ...phone }]

/** A void one shows no codes any more. */
const asDevice = ({ codes, ...device }: DeviceRegistration): RegisteredMethod[] =>
  codes
    ? [
        { kind: 'app', ...device },
        { kind: 'app-code', ...device },
      ]
    : [{ kind: 'app', ...device }]

type Keeper = {
  rename(tx: Tx, named: { account: string; id: string; name: string }): Promise<boolean>
  remove(tx: Tx, removed: { account: string; id: string }): Promise<boolean>
}

const keys: Keeper = { rename: renameKey, remove: removeKey }
const phones: Keeper = { rename: renamePhone, remove: removePhone }
const devices: Keeper = { rename: renameDevice, remove: removeDevice }
const keepers: Partial<Record<MethodKind, Keeper>> = {
  app: devices,
  'app-code': devices,
  'security-key': keys,
  passkey: keys,
  sms: phones,
  voice: phones,
  totp: { rename: renameTotp, remove: removeTotp },
  // What somebody else may get: it goes back into the drawer.
  'hardware-code': { rename: renameToken, remove: handBackToken },
}

/** Names a method. False when it is not there, or another account's. */
export async function renameMethod(
  tx: Tx,
  { account, kind, id, name }: MethodRef & { readonly name: string },
): Promise<boolean> {
  const known = await findMethod(tx, { account, kind, id })
  return known !== undefined && (await keepers[kind]?.rename(tx, { account, id, name })) === true
}

/**
 * Removes a method: a telephone or a device whole, under both its kinds; a token goes back into the drawer. Answers what it was, or
 * undefined when it is not there, or another account's. That it may go is for the caller to have seen.
 */
export async function removeMethod(tx: Tx, { account, kind, id }: MethodRef): Promise<RegisteredMethod | undefined> {
  const known = await findMethod(tx, { account, kind, id })
  if (!known || !(await keepers[kind]?.remove(tx, { account, id }))) return undefined
  await forgetDefaultMethod(tx, { account, id })
  return known
}

/** Removes every second factor of an account; answers what they were. */
export async function removeAllMethods(tx: Tx, account: string): Promise<RegisteredMethod[]> {
  const known = await registeredMethods(tx, account)
  for (const { kind, id } of known) await keepers[kind]?.remove(tx, { account, id })
  await forgetDefaultMethod(tx, { account })
  return known
}

/** By kind as well: the id of a key, called a telephone, is nothing. */
const findMethod = async (tx: Tx, { account, kind, id }: MethodRef): Promise<RegisteredMethod | undefined> =>
  (await registeredMethods(tx, account)).find((method) => method.kind === kind && method.id === id)
