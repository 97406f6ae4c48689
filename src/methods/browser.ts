/** What the authenticator in the browser shares with the server: how its messages are made. */

export { readAddress } from './device/protocol/address.ts'
export {
  answerText,
  proveAnswer,
  signAnswer,
  unlockChallenge,
} from './device/protocol/answer.ts'
export { type Bytes, fromBase64url, toBase64url } from './device/protocol/bytes.ts'
export { codeAt, importCodeKey, secondsLeft } from './device/protocol/code.ts'
export { signEnvelope } from './device/protocol/envelope.ts'
export { CODE_SECRET_BYTES, sealSecrets, signLink } from './device/protocol/linking.ts'
export type {
  Decision,
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
} from './device/protocol/messages.ts'
export {
  SALT_BYTES,
  SECRET_BYTES,
  unwrapSecret,
  type WeakPin,
  weakPin,
  wrapSecret,
} from './device/protocol/pin.ts'
