/** Messages that devices signed: whose they are, whether they are fresh, and that each is acted upon once. */
import { hash } from 'node:crypto'
import type { Tx } from '../../../base/database/database.ts'
import { type Instant, MINUTE } from '../../../base/time/instant.ts'
import { type Account, findAccount } from '../../../people/index.ts'
import { type DeviceDeps, originOf } from '../device-deps.ts'
import { findDevice, findDevices, type StoredDevice } from '../devices-store.ts'
import { readVerifyKey } from '../protocol/answer.ts'
import { envelopeText, verifyEnvelope } from '../protocol/envelope.ts'
import type { Envelope, EnvelopePurpose, GoneDevice } from '../protocol/messages.ts'
import { hearOnce } from './spoken-store.ts'
import { type Unfit, whyUnfit } from './whose-device.ts'

/** How far the clock of a phone may be off. */
export const CLOCK_WITHIN = 2 * MINUTE

export const clockIsOff = (time: number, now: Instant): boolean => !(Math.abs(time - now) <= CLOCK_WITHIN)

/** When a message would be refused for its age alone. */
export const staleAt = (time: Instant): Instant => time + CLOCK_WITHIN + 1

export type HeardDevice = {
  readonly device: string
  readonly name: string
  readonly account: Account
  /** Parsed JSON: whoever asked knows what it should be. */
  readonly payload: unknown
}

type Heard = HeardDevice | { readonly refused: Unfit | 'bad-answer' | 'clock-off' }
type Hearing = {
  readonly purpose: Exclude<EnvelopePurpose, 'hello'>
  readonly envelope: Envelope
  readonly now: Instant
}

/** What a device that was linked a moment ago may do before its page has gone on. */
const BEFORE_IT_COUNTS: readonly EnvelopePurpose[] = ['push', 'diagnostics']

/**
 * A message of a device that counts, of an active account: signed for this purpose and address, not older than two
 * minutes, and not heard before. That it was heard is written in `tx`, together with what it was for.
 */
export async function hearDevice(deps: DeviceDeps, tx: Tx, { purpose, envelope, now }: Hearing): Promise<Heard> {
  const device = isId(envelope.device) ? await findDevice(tx, envelope.device) : undefined
  if (!device) return { refused: 'device-unknown' }
  if (!(await isSigned(deps, device, { purpose, envelope }))) return { refused: 'bad-answer' }
  if (clockIsOff(envelope.time, now)) return { refused: 'clock-off' }
  const unfit = whyUnfit(device, now)
  if (unfit && !(unfit === 'device-waits' && BEFORE_IT_COUNTS.includes(purpose))) return { refused: unfit }
  const account = await findAccount(tx, device.account)
  if (account?.status !== 'active') return { refused: 'account-closed' }
  const payload = parsed(envelope.payload)
  const mark = hash('sha256', envelopeText({ purpose, origin: originOf(deps), ...envelope }), 'buffer')
  if (payload === undefined || !(await hearOnce(tx, mark, staleAt(envelope.time)))) return { refused: 'bad-answer' }
  return { device: device.id, name: device.name, account, payload }
}

/** More accounts than this no app has. */
const MOST_AT_ONCE = 20

type Hellos =
  /** `accounts`: whose they are, to be listened for. */
  | {
      readonly devices: readonly string[]
      readonly accounts: readonly string[]
      readonly unknown: readonly GoneDevice[]
    }
  | { readonly refused: 'clock-off' }

/**
 * Which of these devices say hello themselves, for `pendingRequests`, again and again as long as they listen. What did not
 * sign is left out: it is neither told anything nor made to wipe anything.
 */
export async function hearHellos(
  deps: DeviceDeps,
  tx: Tx,
  { envelopes, now }: { readonly envelopes: readonly Envelope[]; readonly now: Instant },
): Promise<Hellos> {
  const said = envelopes.slice(0, MOST_AT_ONCE).filter(({ device }) => isId(device))
  const found = await findDevices(
    tx,
    said.map(({ device }) => device),
  )
  const devices: string[] = []
  const accounts = new Set<string>()
  const unknown: GoneDevice[] = []
  for (const envelope of said) {
    const device = found.find(({ id }) => id === envelope.device)
    if (!device) unknown.push({ device: envelope.device, why: 'removed' })
    else if (await isSigned(deps, device, { purpose: 'hello', envelope })) {
      if (clockIsOff(envelope.time, now)) return { refused: 'clock-off' }
      devices.push(device.id)
      accounts.add(device.account)
    }
  }
  return { devices, accounts: [...accounts], unknown }
}

const isSigned = async (
  deps: DeviceDeps,
  { verifyKey }: StoredDevice,
  { purpose, envelope }: { readonly purpose: EnvelopePurpose; readonly envelope: Envelope },
): Promise<boolean> => verifyEnvelope(await readVerifyKey(verifyKey), { purpose, origin: originOf(deps), envelope })

export const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
