export {
  answerCall,
  type CallAnswer,
  type CallStanding,
  type CallVerdict,
  callStanding,
  endCall,
  loseText,
  takeCall,
} from './call.ts'
export { challengeOfMark } from './call-mark.ts'
export {
  CHALLENGE_FOR,
  type ChallengeAsk,
  type ChallengeStanding,
  challengeStanding,
  type OpenedChallenge,
  openChallenge,
} from './challenge.ts'
export type { ChallengeBy, ChallengePurpose } from './challenge-store.ts'
export { checkPhoneCode, type PhoneVerdict } from './check.ts'
export { codeOf as phoneCodeOf } from './code.ts'
export { forgetPhones } from './forget.ts'
export { type PhoneCountry, phoneCountries } from './number/countries.ts'
export type { Line } from './number/number.ts'
export { type BegunPhone, beginPhone, confirmPhone, type PhoneDeps, type PhoneRefusal } from './register.ts'
export { type PhoneRegistration, phoneRegistrations, removePhone, renamePhone } from './registrations-store.ts'
export { type SendDeps, sendChallenge } from './send.ts'
