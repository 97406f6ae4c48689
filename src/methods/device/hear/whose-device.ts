/** Whether a device counts, and for whom. */
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { type Account, findAccount } from '../../../people/index.ts'
import { CONFIRM_WITHIN, findDevice, type StoredDevice } from '../devices-store.ts'
import type { GoneDevice } from '../protocol/messages.ts'

/** Why nothing that it says is acted upon. */
export type Unfit = 'device-unknown' | 'device-waits' | 'device-void' | 'account-closed'

/** Why its app is to wipe what it keeps for it; undefined as long as it counts, or still may. */
export function whyGone(device: StoredDevice, now: Instant): GoneDevice['why'] | undefined {
  if (device.endedAt !== null) return 'closed'
  if (device.voidedAt !== null) return 'void'
  return device.confirmedAt === null && now >= device.linkedAt + CONFIRM_WITHIN ? 'removed' : undefined
}

/** The same as a refusal. One that has not been confirmed may speak, and proves nothing (`waits`). */
export function whyUnfit(device: StoredDevice, now: Instant): Unfit | undefined {
  const why = whyGone(device, now)
  if (why === undefined) return device.confirmedAt === null ? 'device-waits' : undefined
  return why === 'closed' ? 'account-closed' : why === 'void' ? 'device-void' : 'device-unknown'
}

/** A device that counts, of an account that is active (CVE-2026-9798), or why it does not. */
export async function whoseDevice(
  tx: Tx,
  { device: id, now }: { readonly device: string; readonly now: Instant },
): Promise<{ readonly device: StoredDevice; readonly account: Account } | { readonly refused: Unfit }> {
  const device = await findDevice(tx, id)
  if (!device) return { refused: 'device-unknown' }
  const unfit = whyUnfit(device, now)
  if (unfit) return { refused: unfit }
  const account = await findAccount(tx, device.account)
  return account?.status === 'active' ? { device, account } : { refused: 'account-closed' }
}
