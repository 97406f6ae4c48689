import { firstSettings } from './kept.ts'
import type { Store } from './store.ts'

/** Where the browser keeps nothing: the app opens, says so when something is to be linked, and links nothing. */
export function keptNowhere(): Store {
  let settings = firstSettings
  const notes = new Map<string, unknown>()
  return {
    accounts: async () => [],
    keys: async () => undefined,
    canKeep: async () => false,
    add: async () => undefined,
    change: async () => undefined,
    changeKeys: async () => undefined,
    wipe: async () => undefined,
    order: async () => undefined,
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
