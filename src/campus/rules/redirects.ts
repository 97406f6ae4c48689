/**
 * Addresses to which a person is sent back. They are compared exactly (RFC 9700 §2.1), so what is written here must be
 * one address and mean one address: no wildcard, no traversal, no name before the host, no fragment.
 */
import { type Finding, findingOf } from '../parse/fault.ts'
import { fragmentFault, hasUnsafeText, webAddressFault } from '../schema/values/addresses.ts'
import { at, entries, isWritten, items, type Place, type Rule, texts } from './rule.ts'

export const redirectRules: readonly Rule[] = [
  { reason: 'redirect-unsafe', when: (file) => registrations(file).flatMap(unsafeRedirects) },
  { reason: 'redirect-missing', when: (file) => registrations(file).flatMap(missingRedirects) },
]

const registrations = (file: Place): Place[] =>
  entries(at(file, 'applications'))
    .map(([, application]) => at(application, 'oidc'))
    .filter(isWritten)

function unsafeRedirects(oidc: Place): Finding[] {
  const isPublic = at(oidc, 'public').value === true
  return ['redirectUris', 'postLogoutRedirectUris'].flatMap((key) =>
    texts(items(at(oidc, key))).flatMap(({ path, value }, index, all) => {
      const repeated = all.findIndex((other) => other.value === value) < index
      const fault = repeated ? '“%” stands here twice.\nRemove one of the two.' : redirectFault(value, isPublic)
      return fault === undefined
        ? []
        : [
            findingOf(
              path,
              fault.replace('%', () => value),
            ),
          ]
    }),
  )
}

/** What is wrong with a redirection address; a scheme of its own is for public applications (RFC 8252 §7.1). */
function redirectFault(written: string, isPublic: boolean): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase()
  if (scheme === undefined) return '“%” is not a whole address.\nBegin with https:// (http:// is for localhost alone).'
  if (scheme === 'http' || scheme === 'https') return webAddressFault(written) ?? fragmentFault(written)
  if (!scheme.includes('.') || !/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(scheme))
    return `“%” has a scheme that others could claim.\nBegin with https://, or for an app with its reversed domain: org.example.app:/callback.`
  if (!isPublic)
    return '“%” has a scheme of its own, which only an app on a phone or computer can answer.\nUse https://, or add “public: true”.'
  return hasUnsafeText(written)
    ? '“%” cannot be compared exactly.\nWrite it without spaces, “*” and “..”.'
    : fragmentFault(written)
}

/** Whoever signs people in must say where they return to; client credentials alone need no such place. */
function missingRedirects(oidc: Place): Finding[] {
  if (items(at(oidc, 'redirectUris')).length > 0) return []
  const grants = texts(items(at(oidc, 'grantTypes'))).map(({ value }) => value)
  if (grants.length > 0 && !grants.includes('authorization_code')) return []
  return [
    findingOf(
      [...oidc.path, 'redirectUris'],
      'The application does not say where people return to after sign-in.\nWrite “redirectUris: [https://…]”.',
      isWritten(at(oidc, 'redirectUris')) ? 'value' : 'group',
    ),
  ]
}
