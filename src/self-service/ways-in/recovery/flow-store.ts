import { runsIn } from '../choosing/runs-store.ts'
import type { State } from './step.ts'

/** The runs of recovery. */
export const recoveries = runsIn<State>('recovery_flows')
