export { AcceptedPassword } from './accepted-password.ts'
export {
  checkPassword,
  type PasswordAsk,
  type PasswordDeps,
  type PasswordVerdict,
  type TriedPassword,
  tryPassword,
} from './check.ts'
export { checkInitialPassword, type InitialPasswordDeps, type InitialPasswordVerdict } from './check-initial.ts'
export { type HashedPassword, hashAccepted } from './hashed-password.ts'
export { type Hasher, type HasherOptions, openHasher } from './hasher-client.ts'
export { openIncomingInitialPasswords, receiveInitialPasswords, stageInitialPasswords } from './initial-import-store.ts'
export { initialPasswordMac } from './initial-password.ts'
export { giveInitialPassword, spendInitialPassword } from './initial-password-store.ts'
export { lengthOf, normalisePassword, type Unfit } from './normalise.ts'
export { passwordChangedAt, storePassword } from './password-store.ts'
export type { Load } from './queue.ts'
