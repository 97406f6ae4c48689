import { type AccountKeys, type AppAccount, firstSettings } from '../../src/authenticator/app/store/kept.ts'
import type { Store } from '../../src/authenticator/app/store/store.ts'

/** What a phone keeps, where there is no IndexedDB; `keyring` can be robbed, and looked into. */
export function keptInMemory(): Store & { readonly keyring: Map<string, AccountKeys> } {
  let settings = firstSettings
  let rows: AppAccount[] = []
  const keyring = new Map<string, AccountKeys>()
  const notes = new Map<string, unknown>()
  return {
    keyring,
    accounts: async () => [...rows],
    keys: async (device) => keyring.get(device),
    canKeep: async () => true,
    async add(account, keys) {
      rows.push(account)
      keyring.set(account.device, keys)
    },
    async change(account) {
      rows = rows.map((row) => (row.device === account.device ? account : row))
    },
    async changeKeys(keys, account) {
      rows = rows.map((row) => (row.device === account.device ? account : row))
      keyring.set(keys.device, keys)
    },
    async wipe(device) {
      rows = rows.filter((row) => row.device !== device)
      keyring.delete(device)
    },
    async order(devices) {
      rows.sort((a, b) => devices.indexOf(a.device) - devices.indexOf(b.device))
    },
    settings: async () => settings,
    async keepSettings(changed) {
      settings = changed
    },
    note: async <T>(name: string) => notes.get(name) as T | undefined,
    async keepNote(name, value) {
      notes.set(name, value)
    },
  }
}
