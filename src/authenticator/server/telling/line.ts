/** A line of the audit about what a device did, and whence. */
import { type AuditEvent, type AuditKey, browserInWords, record } from '../../../audit/index.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Visit } from '../../../base/web/visit.ts'
import type { NewsFrom } from '../../../notices/index.ts'
import type { Account } from '../../../people/index.ts'
import type { AuthenticatorDeps } from '../deps.ts'

/** Who did it: a device of an account, at an address that is the phone's. */
export type Doer = {
  readonly device: string
  /** Of the device. */
  readonly name: string
  readonly account: Account
  readonly visit: Visit
}

type What = { readonly what: AuditKey; readonly details?: object; readonly application?: string | undefined }

/** Without details, which device it was. */
export function lineOf({ device, name, account, visit }: Doer, { what, details, application }: What): AuditEvent {
  const { id, person, realm } = account
  const { now: at, address, userAgent } = visit
  const browser = browserInWords(userAgent)
  const about = { at, what, actor: 'person', person, account: id, realm, application, address, browser } as const
  return { ...about, details: { ...(details ?? { device, name }) } }
}

export const recordOf = (tx: Tx, doer: Doer, what: What): Promise<void> => record(tx, lineOf(doer, what))

/** Whence it was done, for a mail. */
export const fromOf = ({ places }: Pick<AuthenticatorDeps, 'places'>, { address, userAgent }: Visit): NewsFrom => ({
  browser: browserInWords(userAgent),
  address,
  country: places?.countryOf(address),
})
