/** The app without its screens: opened once, shown by its state, moved by these verbs. */

export type { Shown } from '../../methods/browser.ts'
export {
  codeOf,
  type NewPhone,
  offerLink,
  orderAccounts,
  removeAccount,
  renameAccount,
} from './accounts/arrange.ts'
export { changePin } from './accounts/change-pin.ts'
export { dismissGone } from './accounts/gone.ts'
export { linkAccount, pinFault } from './accounts/link.ts'
export { type Found, type LinkOffer, look, type SignInCode } from './accounts/look.ts'
export { addUnlock, finishUnlock, removeUnlock } from './accounts/unlock.ts'
export { type Check, type CheckWhy, runChecks } from './install/checks.ts'
export { deviceName, installApp } from './install/install.ts'
export { askNotifications, pushOff, setNotice } from './install/notifications.ts'
export { changeSettings } from './install/settings.ts'
export { unlockAvailable } from './install/verifier.ts'
export { reloadApp } from './install/worker-life.ts'
export { type Answered, approve, type By, decline, notMe, prepareAnswer } from './requests/answer.ts'
export { claimCode } from './requests/claim.ts'
export { beginOwn, type OwnRequest } from './requests/own.ts'
export { openScanner, type Scanner, scanPicture } from './scan/scanner.ts'
export type { App } from './store/app.ts'
export type {
  AppRequest,
  AppState,
  Connection,
  GoneAccount,
  GoneWhy,
  InstallState,
  Notifications,
  Platform,
  ServerSays,
} from './store/app-state.ts'
export type { AppAccount, NoticeWords, RealmLook, Settings } from './store/kept.ts'
export { openApp, takeArrival } from './store/open-app.ts'
export { isRefused, type OwnRefusal, type Refused } from './store/result.ts'
