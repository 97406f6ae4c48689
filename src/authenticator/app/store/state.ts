import type { AppState } from './app-state.ts'
import { firstSettings } from './kept.ts'

export const firstState: AppState = {
  accounts: [],
  requests: [],
  connection: 'unlinked',
  gone: [],
  settings: firstSettings,
  notifications: 'unavailable',
  install: { platform: 'desktop', installed: false, canPrompt: false },
  update: false,
  arrival: undefined,
  server: undefined,
}

/** A value that tells when it was replaced. */
export function observable(first: AppState) {
  let state = first
  const hearing = new Set<() => void>()
  return {
    get state() {
      return state
    },
    change(parts: Partial<AppState>) {
      state = { ...state, ...parts }
      for (const heard of [...hearing]) heard()
    },
    subscribe(heard: () => void) {
      hearing.add(heard)
      return () => {
        hearing.delete(heard)
      }
    },
  }
}
