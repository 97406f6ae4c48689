export { closeAccount } from './close-account.ts'
export {
  addEnrolment,
  type Enrolment,
  enrolmentStatuses,
  enrolmentsOf,
  groupsOf,
  membershipsOf,
  type NewEnrolment,
} from './enrolments-store.ts'
export {
  type EnrolmentChanges,
  type EnrolmentConflict,
  findEnrolmentConflicts,
  type IncomingEnrolment,
  mergeEnrolments,
  openIncomingEnrolments,
  stageEnrolments,
} from './intake-store.ts'
export { INVITE, inviteAccount, queueInvitations } from './invite-account.ts'
export { reopenAccount } from './reopen-account.ts'
