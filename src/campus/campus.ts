/**
 * The campus as the program sees it: `campus.yaml` parsed once, with its defaults filled in, deeply read-only.
 * Durations are milliseconds, days are `YYYY-MM-DD`, ranges and name patterns are parsed, secrets are `Secret`.
 * Records have no prototype, so that a key taken from an address finds only what is in the file.
 */
import type { z } from 'zod'
import type { Secret } from '../base/crypto/secret.ts'
import type { campusSchema } from './schema/campus.ts'
import type { HoursOfWeek } from './schema/values/hours.ts'

type Written = z.output<typeof campusSchema>
type WrittenApplication = Written['applications'][string]
type WrittenOidc = NonNullable<WrittenApplication['oidc']>

type DeepReadonly<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined | Secret<string>
    ? T
    : { readonly [K in keyof T]: DeepReadonly<T[K]> }

type ByKey<T> = { readonly [key: string]: T }
type Keyed<T> = DeepReadonly<T> & { readonly key: string }

/** One text in both languages, from the configuration. */
export type LocalText = { readonly en: string; readonly nl: string }

export type AcademicYear = DeepReadonly<Written['academicYears'][number]>
export type Terms = DeepReadonly<Written['terms'][number]>
export type Institution = Keyed<Written['institutions'][string]>
export type Realm = Keyed<Written['realms'][string]>

type WrittenChannels = Written['channels']
type Gateways<Written> = Written extends { secretFile: string }
  ? Omit<Written, 'secretFile'> & { secret: Secret<string> }
  : Omit<Written, 'secretFile'> & { secret?: Secret<string> }
type Channel<Written extends { gateways: unknown[] }> = DeepReadonly<
  Omit<Written, 'gateways'> & { gateways: Gateways<Written['gateways'][number]>[] }
>

/** Secrets of gateways stand here as their files hold them. */
export type Channels = DeepReadonly<Omit<WrittenChannels, 'sms' | 'voice'>> & {
  readonly sms?: Channel<NonNullable<WrittenChannels['sms']>>
  readonly voice?: Channel<NonNullable<WrittenChannels['voice']>>
}

type Desk = NonNullable<Written['campuses'][string]['desk']>
/** A site where people are helped. A weekday without hours is a closed day. */
export type Site = Keyed<Omit<Written['campuses'][string], 'desk'>> & {
  readonly desk?: DeepReadonly<Omit<Desk, 'hours'>> & {
    readonly hours: HoursOfWeek
  }
}

/** The duty of a second factor: a realm's, or an application's own. */
export type Duty = NonNullable<Realm['mfa']['required']>
export type DutyException = Duty['exceptions'][number]

/** Computers that prove themselves by a certificate; `authorities` is the text of a PEM file. */
export type DeviceSet = { readonly key: string; readonly authorities: string }

/** How an application proves itself at the token endpoint. */
export type TokenEndpointAuthMethod = NonNullable<WrittenOidc['tokenEndpointAuthMethod']>

/** The secret stands here whether it was written in the file or in one of its own. */
export type OidcRegistration = DeepReadonly<
  Omit<WrittenOidc, 'clientSecret' | 'clientSecretFile' | 'tokenEndpointAuthMethod'>
> & {
  readonly clientSecret?: Secret<string>
  readonly tokenEndpointAuthMethod: TokenEndpointAuthMethod
}

/** Either the text of the service provider's metadata, or what would stand in it. */
export type SamlRegistration =
  | { readonly metadata: string }
  | { readonly entityId: string; readonly acs: string; readonly certificate?: string }

export type Application = Keyed<Omit<WrittenApplication, 'oidc' | 'saml'>> & {
  readonly oidc?: OidcRegistration
  readonly saml?: SamlRegistration
}

/** An account by its realm's key and its normalised sign-in name, as `findRealm` gives it. */
export type AccountName = { readonly realm: string; readonly name: string }

export type Roles = {
  /** `campuses` left out: all. */
  readonly agents: readonly { readonly account: AccountName; readonly campuses?: readonly string[] }[]
  readonly admins: readonly { readonly account: AccountName }[]
  readonly editors: readonly { readonly account: AccountName }[]
}

export type Campus = DeepReadonly<Pick<Written, 'networks' | 'trustedProxies' | 'offices'>> & {
  /** The one that runs this campus; it stands in `institutions` too, under its key. */
  readonly institution: Institution & { readonly timeZone: string; readonly country?: string | undefined }
  readonly institutions: ByKey<Institution>
  /** Oldest first. */
  readonly academicYears: readonly AcademicYear[]
  readonly campuses: ByKey<Site>
  readonly devices: ByKey<DeviceSet>
  readonly terms: readonly Terms[]
  readonly realms: ByKey<Realm>
  readonly applications: ByKey<Application>
  readonly channels: Channels
  readonly roles: Roles
}

/** The realm with this key, as it may stand in an address. */
export const realmByKey = (campus: Campus, key: string): Realm | undefined => campus.realms[key]

/** The realm of a campus that has one alone: there is no doubt which account is meant, even before a name is typed. */
export function onlyRealm({ realms }: Pick<Campus, 'realms'>): Realm | undefined {
  const [first, ...others] = Object.values(realms)
  return others.length === 0 ? first : undefined
}

/** The application with this key. */
export const applicationByKey = (campus: Campus, key: string): Application | undefined => campus.applications[key]

/** The applications whose accounts are of this realm, in the order of the file. */
export const applicationsOf = (campus: Campus, realm: string): Application[] =>
  Object.values(campus.applications).filter((application) => application.realm === realm)
