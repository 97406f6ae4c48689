import { runsIn } from '../choosing/runs-store.ts'
import type { State } from './step.ts'

/** The runs of activation. */
export const activations = runsIn<State>('activation_flows')
