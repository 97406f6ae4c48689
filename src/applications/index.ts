export { CLAIMS_BY_SCOPE, type ClaimFacts, type Claims, claimsOf } from './claims.ts'
export { asksEnrolments, type MayUse, mayUse, type UseFacts, type UseRefusal } from './may-use.ts'
export { type OidcApplication, oidcApplicationsOf } from './registered.ts'
