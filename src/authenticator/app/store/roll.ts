import type { App } from './app.ts'
import type { GoneAccount } from './app-state.ts'

/**
 * Kept apart from IndexedDB: names of accounts alone, to know that some were here when the store has lost them, and what
 * the person was not yet told when the app was closed.
 */
const NAME = 'sleutelbos-accounts'

/** `why` with those that went; without it, an account that is here. */
type Rolled = Omit<GoneAccount, 'why'> & Partial<Pick<GoneAccount, 'why'>>

/** Tells of accounts that were here and that the store does not know any more, and keeps the list up to date from now on. */
export function watchRoll(app: App): void {
  const lost = read().filter(({ device }) => !app.state.accounts.some((account) => account.device === device))
  if (lost.length > 0)
    app.change({ gone: [...app.state.gone, ...lost.map((one) => ({ ...one, why: one.why ?? 'lost' }))] })
  keep(app)
  app.subscribe(() => keep(app))
}

let last = ''

/** An account that went stays on the list until the person has read of it. */
function keep({ state }: App): void {
  const here: Rolled[] = state.accounts.map(({ device, name, accountName, realm }) => ({
    ...{ device, name, accountName, realm },
  }))
  const text = JSON.stringify([...here, ...state.gone])
  if (text === last) return
  last = text
  try {
    localStorage.setItem(NAME, text)
  } catch {
    // No place for it: then it cannot be told.
  }
}

function read(): Rolled[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
