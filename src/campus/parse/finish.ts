/** Makes the campus of a faultless file: keys inside the things they name, secrets from their files, names normalised. */
import type { z } from 'zod'
import { secret } from '../../base/crypto/secret.ts'
import type {
  AccountName,
  Application,
  Campus,
  OidcRegistration,
  Realm,
  Roles,
  SamlRegistration,
  Site,
} from '../campus.ts'
import { wholeName } from '../names/sign-in-name.ts'
import { secretIn } from '../rules/files.ts'
import type { Files } from '../rules/rule.ts'
import type { campusSchema } from '../schema/campus.ts'
import { DEFAULTS } from '../schema/defaults.ts'
import { hoursOfWeek } from '../schema/values/hours.ts'
import { channelsOf } from './finish-channels.ts'

type Written = z.output<typeof campusSchema>
type WrittenApplication = Written['applications'][string]
type WrittenOidc = NonNullable<WrittenApplication['oidc']>

/** Only for what the schema and all rules have accepted. */
export function finishCampus(written: Written, files: Files): Campus {
  const realms = mapped(written.realms, (realm, key): Realm => ({ key, ...realm }))
  const institution = { key: DEFAULTS.firstInstitution, ...written.institution }
  return {
    ...written,
    institution,
    institutions: mapped({ [institution.key]: institution, ...written.institutions }, (other, key) => ({
      ...other,
      key,
    })),
    campuses: mapped(written.campuses, siteOf),
    devices: mapped(written.devices, ({ authorities }, key) => ({ key, authorities: textOf(files, authorities) })),
    realms,
    applications: mapped(written.applications, (application, key) => applicationOf(application, key, files)),
    channels: channelsOf(written.channels, (path) => textOf(files, path)),
    roles: rolesOf(written.roles, realms),
  }
}

/** Without a prototype: `constructor` and its kin are not keys of a campus. */
function mapped<From, To>(
  from: { readonly [key: string]: From },
  make: (value: From, key: string) => To,
): { readonly [key: string]: To } {
  const made: { [key: string]: To } = Object.create(null)
  for (const [key, value] of Object.entries(from)) made[key] = make(value, key)
  return made
}

function siteOf({ desk, ...site }: Written['campuses'][string], key: string): Site {
  if (!desk) return { key, ...site }
  return { key, ...site, desk: { ...desk, hours: hoursOfWeek(desk.hours) } }
}

function applicationOf({ oidc, saml, ...rest }: WrittenApplication, key: string, files: Files): Application {
  return {
    key,
    ...rest,
    ...(oidc ? { oidc: registrationOf(oidc, files) } : {}),
    ...(saml ? { saml: serviceProviderOf(saml, files) } : {}),
  }
}

function registrationOf(
  { clientSecret, clientSecretFile, tokenEndpointAuthMethod, ...oidc }: WrittenOidc,
  files: Files,
): OidcRegistration {
  const shared = clientSecretFile === undefined ? clientSecret : secret(secretIn(textOf(files, clientSecretFile)))
  const usual = oidc.public ? 'none' : oidc.jwks ? 'private_key_jwt' : 'client_secret_basic'
  return {
    ...oidc,
    tokenEndpointAuthMethod: tokenEndpointAuthMethod ?? usual,
    ...(shared ? { clientSecret: shared } : {}),
  }
}

function serviceProviderOf(saml: NonNullable<WrittenApplication['saml']>, files: Files): SamlRegistration {
  if (saml.metadata !== undefined) return { metadata: textOf(files, saml.metadata) }
  const { entityId = '', acs = '', certificate } = saml
  return certificate === undefined ? { entityId, acs } : { entityId, acs, certificate }
}

/** A rule has read it before, and the reading is kept. */
function textOf(files: Files, path: string): string {
  const read = files(path)
  return 'text' in read ? read.text : ''
}

function rolesOf(roles: Written['roles'], realms: Campus['realms']): Roles {
  const holder = ({ account }: { account: string }) => ({ account: accountOf(account, realms) })
  return {
    agents: roles.agents.map(({ campuses, account }) => ({
      ...holder({ account }),
      ...(campuses ? { campuses } : {}),
    })),
    admins: roles.admins.map(holder),
    editors: roles.editors.map(holder),
  }
}

function accountOf(written: string, realms: Campus['realms']): AccountName {
  const realm = written.slice(0, written.indexOf('/'))
  const name = written.slice(realm.length + 1)
  const found = realms[realm]
  return { realm, name: (found && wholeName(found.signInName, name)) ?? name }
}
