/** What a row of the report is. */

export type RowId =
  | 'password-sign-in'
  | 'passkey-sign-in'
  | 'approval-sign-in'
  | 'code-flow'
  | 'client-credentials'
  | 'refresh'
  | 'introspection'
  | 'userinfo'
  | 'overload-served'
  | 'overload-p95'
  | 'overload-shed'
  | 'overload-other-pages'
  | 'memory'
  | 'start-existing'
  | 'start-fresh'
  | 'sign-in-page-bytes'
  | 'sign-in-page-requests'
  | 'sign-in-page-fonts'
  | 'unknown-name-time'
  | 'policy-decision'
  | 'webauthn-verify'
  | AuthenticatorRow
  | `${Repeated}-1m`

/** What the app on the phone costs, and the pages that wait for it. */
export type AuthenticatorRow = 'authenticator-shell' | 'app-interactive' | 'approve-to-browser' | 'waiting-pages'

/** Rows that are measured a second time with a million accounts. */
export type Repeated = 'password-sign-in' | 'code-flow' | 'refresh' | 'introspection' | 'userinfo'

/** As CONTRACT.md has it, with details behind. `reference` of a `-1m` row is our own figure with a thousand accounts. */
export type Row = {
  id: RowId
  unit: string
  ours: number
  reference?: number | undefined
  limit?: number | undefined
  /** What `ours` is divided by, and what came out. */
  ratio?: number | undefined
  target: string
  met: boolean
  /** CPU seconds of the measured rounds together, and how many operations they were for. */
  cpu?: Cpu | undefined
  /** Each round's figure. */
  rounds?: { ours: number[]; reference?: number[] | undefined } | undefined
  note?: string | undefined
}

export type Cpu = {
  operations: number
  serverSeconds: number
  postgresqlSeconds: number
  referenceSeconds?: number | undefined
  wallSeconds: number
}

export const RATE = 'per core and second'
