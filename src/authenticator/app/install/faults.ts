import { callSigned } from '../api/signed.ts'
import type { App } from '../store/app.ts'
import { isRefused } from '../store/result.ts'
import { nameOfDevice } from './platform.ts'

/** What went wrong in the app itself. It stays on the phone unless diagnostics are switched on. */
type Fault = { readonly at: number; readonly what: string }

const KEPT = 20
const LONGEST = 200

/** Keeps a fault, without figures that could be a PIN, a number or a code. */
export async function note(app: App, error: unknown): Promise<void> {
  const faults = (await app.store.note<Fault[]>('faults')) ?? []
  const fault = { at: app.clock.now(), what: faultInWords(error) }
  await app.store.keepNote('faults', [...faults, fault].slice(-KEPT))
}

export function faultInWords(error: unknown): string {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return words.replace(/[\w-]{20,}|\d{2,}/g, '#').slice(0, LONGEST)
}

/** Tells the server what went wrong, where the person switched that on. What was told is forgotten. */
export async function sendFaults(app: App): Promise<void> {
  const device = app.state.accounts[0]?.device
  const errors = (await app.store.note<Fault[]>('faults')) ?? []
  if (!app.state.settings.diagnostics || device === undefined || errors.length === 0) return
  const keys = await app.store.keys(device)
  if (!keys) return
  const payload = { version: app.world.version, system: nameOfDevice(navigator), errors }
  const said = await callSigned(app, keys, { path: 'diagnostics', purpose: 'diagnostics', payload })
  if (!isRefused(said)) await app.store.keepNote('faults', [])
}

export function watchFaults(app: App): void {
  addEventListener('error', (event) => void note(app, event.error ?? event.message))
  addEventListener('unhandledrejection', (event) => void note(app, event.reason))
}
