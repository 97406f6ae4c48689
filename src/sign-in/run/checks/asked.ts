/** What a check of an answer needs: the flow, where it is, who answers, and when. */
import type { Instant } from '../../../base/time/instant.ts'
import type { State } from '../../flow/state.ts'
import type { Visitor } from '../deps.ts'
import type { Flow } from '../flow-store.ts'

export type Checking<At extends State = State> = { flow: Flow; here: At; visitor: Visitor; now: Instant }
