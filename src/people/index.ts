export type { Account, AccountStatus, Person } from './account.ts'
export {
  accountsOfPerson,
  addAccount,
  findAccount,
  findAccountByName,
  lockAccount,
  markActivated,
  markClosed,
  markReopened,
} from './accounts-store.ts'
export { findPeopleConflicts, findSharedNationalNumbers, type PeopleConflict } from './intake/conflicts-store.ts'
export type { IncomingAccount, IncomingPerson, Tally } from './intake/incoming.ts'
export {
  intakeIsTaken,
  lockIntake,
  openIncomingPeople,
  settleIncomingPeople,
  stagePersons,
} from './intake/incoming-store.ts'
export { mergePeople, type PeopleChanges } from './intake/merge-store.ts'
export { accountsToInvite, linesWithoutWayIn, newAccounts } from './intake/new-accounts-store.ts'
export { parseNationalNumber } from './national-number.ts'
export {
  addPerson,
  findPersonByNumber,
  type NewPerson,
  personOf,
  setLanguage,
  setPreferredName,
} from './persons-store.ts'
export {
  accountsReachedAt,
  addressesOf,
  allMailAddressesOf,
  findReachable,
  forgetAddresses,
  giveAddress,
  lockPerson,
  mailAddressOf,
  type PersonAddress,
  reachableAddresses,
  removeAddress,
  restoreAddress,
  verifyAddress,
} from './reach/addresses-store.ts'
export { parseMailAddress } from './reach/mail-address.ts'
export { maskMail, maskPhone } from './reach/mask.ts'
export { parsePhone } from './reach/phone.ts'
export { acceptTerms, type TermsVersion } from './terms-store.ts'
