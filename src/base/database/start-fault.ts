/** Why the database cannot be had. The message is one line for the operator, without a stack. */
export type StartFaultKind =
  | 'folder-not-usable'
  | 'folder-of-another'
  | 'folder-in-use'
  | 'disk-full'
  | 'no-binaries'
  | 'no-account'
  | 'start-failed'
  | 'unreachable'
  | 'version'
  | 'role'
  | 'migration'
  | 'master-key'
  | 'configuration'
  | 'port'

/** A fault of the surroundings that whoever starts the program can mend: print its message and exit with 1. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
  readonly kind: StartFaultKind

  constructor(kind: StartFaultKind, message: string, options?: ErrorOptions) {
    super(message.replaceAll(/\s*\n\s*/g, ' '), options)
    this.kind = kind
  }
}
