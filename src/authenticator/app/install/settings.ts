import type { App } from '../store/app.ts'
import type { Settings } from '../store/kept.ts'
import { sendFaults } from './faults.ts'

export async function changeSettings(app: App, parts: Partial<Settings>): Promise<void> {
  const settings = { ...app.state.settings, ...parts }
  app.change({ settings })
  await app.store.keepSettings(settings)
  if (parts.diagnostics) await sendFaults(app)
}
