export { readAssertion } from './answer.ts'
export { checkKey, type KeyAsk, type KeyVerdict } from './check.ts'
export { type ConfirmAsk, confirmKey, type NewlyRegistered } from './confirm.ts'
export { judgeAnswer } from './judge.ts'
export {
  forgetSpentQuestions,
  type KeyKind,
  type KeyRegistration,
  keyRegistrations,
  removeKey,
  renameKey,
} from './key-store.ts'
export { makeOf } from './makes.ts'
export { keyCreation, keyRequest, passkeyChallenge, passkeyRequest } from './options.ts'
export type { KeyRefusal } from './refusal.ts'
export { type KeyDeps, type KeyRules, keyRulesOf, type Verification } from './site.ts'
