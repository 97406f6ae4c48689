import type { AccountKeys, AppAccount, Settings } from './kept.ts'

/**
 * What the phone keeps. In browsers it is IndexedDB (`database.ts`).
 */
export type Store = {
  /** Accounts in the person's order. */
  accounts(): Promise<AppAccount[]>
  /** Undefined when the keys are lost: gone, or not readable any more. */
  keys(device: string): Promise<AccountKeys | undefined>
  /** Whether this browser keeps such keys at all: some private windows take the row, and lose or refuse the keys. */
  canKeep(keys: AccountKeys): Promise<boolean>
  /** Account and keys in one transaction: never one without the other. */
  add(account: AppAccount, keys: AccountKeys): Promise<void>
  change(account: AppAccount): Promise<void>
  changeKeys(keys: AccountKeys, account: AppAccount): Promise<void>
  /** Everything of that account. */
  wipe(device: string): Promise<void>
  order(devices: readonly string[]): Promise<void>
  settings(): Promise<Settings>
  keepSettings(settings: Settings): Promise<void>
  /** A small thing by name: the clocks' difference, the last push subscription, faults that wait to be told. */
  note<T>(name: NoteName): Promise<T | undefined>
  keepNote(name: NoteName, value: unknown): Promise<void>
}

export type NoteName = 'clock' | 'push' | 'faults'
