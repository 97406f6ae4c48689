/** What the first page asks of a passkey, where one may be used in place of name and password. */
import type { Campus } from '../../../campus/index.ts'
import { passkeyChallenge, passkeyRequest } from '../../../methods/index.ts'
import type { FlowDeps } from '../../run/deps.ts'
import { offersAny } from '../../run/offered.ts'

/** Whether any realm that this flow is for accepts passkeys or keys of anybody; its person's own rules come after. */
export const offersPasskeys = (campus: Campus, asked: string | undefined): boolean =>
  offersAny(campus, asked, ['passkey', 'security-key'])

/** The question of this flow alone; it costs a keyed mark, and writes nothing. */
export const challengeFor = (deps: Pick<FlowDeps, 'keyring'>, flow: string, now: number): string =>
  passkeyChallenge(deps, { binding: flow, now })

/** PublicKeyCredentialRequestOptionsJSON with that challenge. */
export const offerWith = (deps: Pick<FlowDeps, 'baseUrl'>, challenge: string): object => passkeyRequest(deps, challenge)
