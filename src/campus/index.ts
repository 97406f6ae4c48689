/** The parsed `campus.yaml`: institutions, realms, campuses, networks, calendar, terms and brand. */
export { brandOf, type RealmBrand, realmStyles } from './brand/brand.ts'
export {
  type AcademicYear,
  type AccountName,
  type Application,
  applicationByKey,
  applicationsOf,
  type Campus,
  type Channels,
  type DeviceSet,
  type Duty,
  type DutyException,
  type Institution,
  type LocalText,
  type OidcRegistration,
  onlyRealm,
  type Realm,
  type Roles,
  realmByKey,
  type SamlRegistration,
  type Site,
  type Terms,
  type TokenEndpointAuthMethod,
} from './campus.ts'
export { generatedFiles } from './documentation/generated-files.ts'
export { normaliseName } from './names/sign-in-name.ts'
export { addressDigits, type Range } from './networks/range.ts'
export { nearestWord } from './parse/did-you-mean.ts'
export type { Fault } from './parse/fault.ts'
export { type ParsedCampus, type ParseOptions, parseCampus } from './parse/parse.ts'
export { configReport } from './parse/report.ts'
export { type FoundRealm, findRealm, signInNameIn } from './questions/find-realm.ts'
export { inNetworks, isTrustedProxy, networksAt } from './questions/in-networks.ts'
export { isAdmin } from './questions/is-admin.ts'
export { closuresAhead, openingAt } from './questions/opening.ts'
export { termsFor } from './questions/terms-for.ts'
export type { CloseRule } from './schema/realm/close.ts'
export type { Method } from './schema/realm/mfa.ts'
export type { CalendarDate } from './schema/values/dates.ts'
