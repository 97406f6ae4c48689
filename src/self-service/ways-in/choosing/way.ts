/** What the ways in have in common: each ends where a new password is chosen, by the browser that began the run. */
import type { Instant } from '../../../base/time/instant.ts'
import type { Visit } from '../../../base/web/visit.ts'
import type { PageFrame } from '../../../design/index.ts'
import type { Account } from '../../../people/index.ts'
import type { PasswordReason } from '../../../policies/index.ts'
import type { Busy } from '../../account/password/crowd.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Call } from '../../signed-in/call.ts'

/** A run that waits for its new password; `until`: the end of its link, where it has one. */
export type Choosing = { flow: string; account: Account; until?: Instant }

/** A run that has come to its end: who looks at it again (the back button, a second press) is led on. */
export type Finished = { finished: Account }

/** Why this password cannot be the one, now. */
export type ChooseRefusal = { refusal: 'password-refused'; reasons: readonly PasswordReason[] } | Busy

export type ChooseWords = { title: string; eyebrow?: string; save: string; after: string }

/** `NoWay`: why a link or a run of this way leads no further. */
export type Way<NoWay extends { refusal: string }> = {
  readonly path: '/activate' | '/recover'
  readonly expired: NoWay
  readonly find: (deps: SelfServiceDeps, flow: string, visit: Visit) => Promise<Choosing | Finished | NoWay>
  readonly choose: (
    deps: SelfServiceDeps,
    asked: { choosing: Choosing; typed: string; visit: Visit },
  ) => Promise<{ set: Account } | { mend: ChooseRefusal } | Finished | NoWay>
  readonly words: (deps: SelfServiceDeps, frame: PageFrame, of: { choosing: Choosing; now: Instant }) => ChooseWords
  readonly sendNoWay: (deps: SelfServiceDeps, call: Call, no: NoWay) => unknown
}
