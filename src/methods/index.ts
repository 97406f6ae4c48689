export {
  findMailedCode,
  issueMailedCode,
  type MailedCodePurpose,
  spendMailedCode,
} from './mailed-code/index.ts'
export {
  AcceptedPassword,
  checkInitialPassword,
  checkPassword,
  giveInitialPassword,
  type HashedPassword,
  type Hasher,
  type HasherOptions,
  hashAccepted,
  type InitialPasswordDeps,
  initialPasswordMac,
  type Load,
  lengthOf,
  normalisePassword,
  openHasher,
  openIncomingInitialPasswords,
  type PasswordAsk,
  type PasswordDeps,
  type PasswordVerdict,
  passwordChangedAt,
  receiveInitialPasswords,
  spendInitialPassword,
  stageInitialPasswords,
  storePassword,
  type Unfit,
} from './password/index.ts'
export { type MethodKind, offeredKinds, type RegisteredMethod, registeredMethods } from './registered-methods.ts'
export { tidyMethods } from './tidy-methods.ts'
export {
  beginTotp,
  checkTotp,
  confirmTotp,
  findTotpOffer,
  removeTotp,
  renameTotp,
  type TotpDeps,
  type TotpOffer,
  type TotpRegistration,
  type TotpVerdict,
  tidyName,
  totpRegistrations,
} from './totp/index.ts'
export type {
  Barred,
  Lockout,
  Missed,
} from './wrong-answers/index.ts'
