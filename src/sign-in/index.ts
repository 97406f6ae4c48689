/** The gate: flows from a name to a session, and the sessions themselves. */
export { type BeginDeps, beginSignIn, continueSignIn, requireSession } from './begin.ts'
export type { SignInRequest } from './flow/request.ts'
export { turnAway } from './http/admission.ts'
export { sendBusy } from './http/busy.tsx'
export { signInRoutes } from './http/plugin.ts'
export type { SignInDeps } from './http/routes.ts'
export { sendStanding } from './http/waiting/live.ts'
export { heldKnownToken } from './known-browsers/held-known.ts'
export {
  findKnownBrowser,
  type KnownBrowserLine,
  keepKnownBrowser,
  knownBrowsersOf,
  revokeKnownBrowser,
  revokeKnownBrowsers,
  unrememberBrowsers,
} from './known-browsers/known-browsers-store.ts'
export { knowsBrowser } from './known-browsers/remembered-store.ts'
export { DeskAdvice, WhichAccount } from './pages/desks/desk-advice.tsx'
export { deskInWords } from './pages/desks/desk-words.ts'
export { Desks } from './pages/desks/desks.tsx'
export { ResetCodeSheet } from './pages/instead/reset-code-sheet.tsx'
export type { LinkAppProps, RegisterPhoneProps } from './pages/props.ts'
export { LinkApp } from './pages/register/app/link-app.tsx'
export { LinkQr } from './pages/register/app/link-qr.tsx'
export { RegisterKey } from './pages/register/register-key.tsx'
export { RegisterPhone } from './pages/register/register-phone.tsx'
export { ScanTotp, TotpByHand, TotpOnThisPhone } from './pages/register/totp-offer.tsx'
export { examplesOf as nameExamples } from './pages/words/name-examples.ts'
export { type PhoneHookDeps, phoneHookRoutes } from './phone-hooks/hooks.ts'
export { asksSecondFactor } from './run/given.ts'
export { endSession, endSessionsOf } from './sessions/end-session.ts'
export { currentSessions, holdSession } from './sessions/held.ts'
export { type LiveSession, type SessionEnd, sessionCookie } from './sessions/session.ts'
export { type SessionLine, sessionsOf } from './sessions/session-lines-store.ts'
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
export { keepStanding, type StandingDeps } from './sessions/standing.ts'
export { endOverdue, subscribeSignIn, tidySignIn } from './upkeep.ts'
