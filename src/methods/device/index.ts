export { type Answered, type AnswerOutcome, answerRequest } from './answering/answer.ts'
export { addUnlock } from './answering/unlock.ts'
export { removeUnlock } from './answering/unlock-store.ts'
export { checkAppCode } from './code/app-code.ts'
export { type DeviceDeps, originOf as authenticatorOrigin } from './device-deps.ts'
export { endDevicesByEvents, forgetDevicesOver } from './ends.ts'
export { type HeardDevice, hearDevice, hearHellos } from './hear/hear.ts'
export {
  findLinkOffer,
  type LinkOffer,
  type LinkStanding,
  linkStanding,
  offerLink,
  takeLinked,
} from './linking/offer.ts'
export { type LinkedDevice, linkDevice, lookAtLink, type SeenLink } from './linking/use.ts'
export type {
  DeviceAnswer,
  DeviceRefusal,
  DeviceRequest,
  Envelope,
  EnvelopePurpose,
  GoneDevice,
  KnownDevice,
  LinkMessage,
  OwnRequestKind,
  Pending,
  Shown,
  UnlockAssertion,
} from './protocol/messages.ts'
export {
  type DeviceRegistration,
  deviceRegistrations,
  removeDevice,
  renameDevice,
} from './registered/registrations-store.ts'
export { type Claimed, claimCode } from './requests/claim.ts'
export { compareNetworks } from './requests/networks.ts'
export { openRequest } from './requests/open.ts'
export { beginOwnRequest } from './requests/own.ts'
export { pendingRequests } from './requests/pending.ts'
export {
  findQr,
  lookAtCode,
  type OpenedQr,
  openQr,
  type QrAsk,
} from './requests/qr.ts'
export { type ApprovalVerdict, type RequestStanding, requestStanding, takeAnswer } from './requests/standing.ts'
export { deviceServerKey } from './server-key/server-key.ts'
