export { beginTotp, confirmTotp, findTotpOffer, type TotpDeps, type TotpOffer } from './enrol.ts'
export { forgetLapsed, removeTotp, renameTotp, type TotpRegistration, totpRegistrations } from './totp-store.ts'
export { checkTotp, type TotpVerdict } from './verify.ts'
