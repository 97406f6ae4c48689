export { type NewPause, type PauseRefusal, startPause } from './pause.ts'
export { endPausesOnRegistration, endPausesOver, type PauseDeps } from './pause-ends.ts'
export { forgetPauses, type Pause, type PauseEnd, pauseOf } from './pause-store.ts'
