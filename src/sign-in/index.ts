/** The gate: flows from a name to a session, and the sessions themselves. */
export { type BeginDeps, beginSignIn, continueSignIn, requireSession } from './begin.ts'
export type { SignInRequest } from './flow/request.ts'
export { turnAway } from './http/admission.ts'
export { sendBusy } from './http/busy.tsx'
export { signInRoutes } from './http/plugin.ts'
export type { SignInDeps } from './http/routes.ts'
export { DeskAdvice } from './pages/desk-advice.tsx'
export { examplesOf as nameExamples } from './pages/name-examples.ts'
export { ScanTotp, TotpByHand, TotpOnThisPhone } from './pages/totp-offer.tsx'
export { asksSecondFactor } from './run/given.ts'
export { endSession, endSessionsOf } from './sessions/end-session.ts'
export { currentSessions } from './sessions/held.ts'
export { type LiveSession, type SessionEnd, sessionCookie } from './sessions/session.ts'
export {
  addingOidcEntry,
  findLiveSession,
  findLiveSessionById,
  keepOidcState,
  noteLastSeen,
  raiseSession,
  startApplicationSession,
  startSession,
} from './sessions/session-store.ts'
export { subscribeSignIn, tidySignIn } from './upkeep.ts'
