/** How a proof is kept: a mailed code rests sealed in its run, since whoever reads the database must not be able to use it. */
import type { Keyring } from '../../../../base/crypto/keyring.ts'
import type { Proof } from '../step.ts'

type Deps = { keyring: Keyring }

const rowOf = (flow: string) => `activation_flows:code:${flow}`

export const sealProof = ({ keyring }: Deps, flow: string, proof: Proof): Proof =>
  proof.by === 'code' ? { by: 'code', code: keyring.seal(proof.code, rowOf(flow)).toString('base64url') } : proof

export const openCode = ({ keyring }: Deps, flow: string, sealed: string): string =>
  keyring.unseal(Buffer.from(sealed, 'base64url'), rowOf(flow)).toString()

/** What opened an activation, as the audit calls it. */
export const wordFor = (by: Proof['by']): string => (by === 'code' ? 'mailed-code' : by)
