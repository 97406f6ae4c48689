/** An application must be able to prove what it is, and be reached where it says. */

import { knownWords } from '../parse/did-you-mean.ts'
import { type Finding, findingOf } from '../parse/fault.ts'
import { STANDARD_SCOPES } from '../schema/application/oidc.ts'
import { at, entries, isWritten, items, type Place, type Rule, textAt, texts } from './rule.ts'

const inEachApplication =
  (when: (application: Place) => readonly Finding[]): Rule['when'] =>
  (file) =>
    entries(at(file, 'applications')).flatMap(([, application]) => when(application))

const inEachOidc = (when: (oidc: Place) => readonly Finding[]): Rule['when'] =>
  inEachApplication((application) => {
    const oidc = at(application, 'oidc')
    return isWritten(oidc) ? when(oidc) : []
  })

export const applicationRules: readonly Rule[] = [
  { reason: 'application-opens-nothing', when: inEachApplication(opensNothing) },
  { reason: 'client-twice', when: (file) => twice(file, ['oidc', 'clientId'], 'client') },
  { reason: 'entity-twice', when: (file) => twice(file, ['saml', 'entityId'], 'entity') },
  { reason: 'public-with-secret', when: inEachOidc(publicWithSecret) },
  { reason: 'several-proofs', when: inEachOidc(severalProofs) },
  { reason: 'no-proof', when: inEachOidc(noProof) },
  { reason: 'auth-method-without-its-proof', when: inEachOidc(methodWithoutProof) },
  { reason: 'private-key-shown', when: inEachOidc(privateKeys) },
  { reason: 'public-without-pkce', when: inEachOidc(publicWithoutPkce) },
  { reason: 'client-credentials-of-public', when: inEachOidc(credentialsOfPublic) },
  { reason: 'refresh-without-code', when: inEachOidc(refreshWithoutCode) },
  { reason: 'scope-unknown', when: inEachOidc(unknownScopes) },
  { reason: 'contact-empty', when: inEachApplication(noContact) },
  { reason: 'saml-incomplete', when: inEachApplication(incompleteSaml) },
]

/** How a client may prove itself, by the key that says so. */
const PROOFS = ['clientSecret', 'clientSecretFile', 'jwks'] as const
const proofsOf = (oidc: Place) => PROOFS.map((key) => at(oidc, key)).filter(isWritten)
const isPublic = (oidc: Place) => at(oidc, 'public').value === true
const grantsOf = (oidc: Place) => texts(items(at(oidc, 'grantTypes')))

function opensNothing(application: Place): Finding[] {
  if (['launch', 'oidc', 'saml'].some((key) => isWritten(at(application, key)))) return []
  return [
    findingOf(
      application.path,
      'This application opens nothing.\nGive it “oidc”, “saml”, or at least “launch”, the address that its tile opens.',
      'key',
    ),
  ]
}

function twice(file: Place, keys: readonly string[], what: string): Finding[] {
  const seen = new Map<string, string>()
  return entries(at(file, 'applications')).flatMap(([key, application]) => {
    const [id, realm] = [textAt(application, ...keys), textAt(application, 'realm')]
    if (!id || !realm) return []
    const name = `${realm.value} ${id.value}`
    const other = seen.get(name)
    seen.set(name, other ?? key)
    return other === undefined
      ? []
      : [
          findingOf(
            id.path,
            `“${id.value}” is already the ${what} of application “${other}” in realm “${realm.value}”.\nGive each its own.`,
          ),
        ]
  })
}

function publicWithSecret(oidc: Place): Finding[] {
  return isPublic(oidc)
    ? proofsOf(oidc).map(({ path }) =>
        findingOf(
          path,
          'A public application cannot keep a secret or a key.\nRemove it, or remove “public: true”.',
          'key',
        ),
      )
    : []
}

function severalProofs(oidc: Place): Finding[] {
  return isPublic(oidc)
    ? []
    : proofsOf(oidc)
        .slice(1)
        .map(({ path }) =>
          findingOf(
            path,
            `The application already proves itself with “${proofsOf(oidc)[0]?.path.at(-1)}”.\nKeep one of the two.`,
            'key',
          ),
        )
}

function noProof(oidc: Place): Finding[] {
  return isPublic(oidc) || proofsOf(oidc).length > 0
    ? []
    : [
        findingOf(
          oidc.path,
          'The application cannot prove what it is.\nGive it “clientSecretFile”, “clientSecret” or “jwks”, or “public: true” when it cannot keep a secret.',
          'key',
        ),
      ]
}

function methodWithoutProof(oidc: Place): Finding[] {
  const method = textAt(oidc, 'tokenEndpointAuthMethod')
  const [proof] = proofsOf(oidc)
  if (!method || (!proof && !isPublic(oidc))) return []
  const fitting = isPublic(oidc)
    ? ['none']
    : proof?.path.at(-1) === 'jwks'
      ? ['private_key_jwt']
      : ['client_secret_basic', 'client_secret_post']
  if (fitting.includes(method.value)) return []
  const has = isPublic(oidc) ? '“public: true”' : `“${proof?.path.at(-1)}”`
  return [
    findingOf(
      method.path,
      `“${method.value}” does not go with ${has}.\nWrite ${fitting.join(' or ')}, or remove the key.`,
    ),
  ]
}

function privateKeys(oidc: Place): Finding[] {
  return items(at(oidc, 'jwks', 'keys')).flatMap((key) =>
    ['d', 'k', 'p', 'q']
      .map((part) => at(key, part))
      .filter(isWritten)
      .slice(0, 1)
      .map(({ path }) =>
        findingOf(
          path,
          'This key set holds a private or secret key.\nMake a new pair, give only its public half, and never use this one again.',
          'key',
        ),
      ),
  )
}

function publicWithoutPkce(oidc: Place): Finding[] {
  const pkce = textAt(oidc, 'pkce')
  if (!pkce || !isPublic(oidc) || pkce.value !== 'optional') return []
  return [findingOf(pkce.path, 'A public application must use PKCE (RFC 9700 §2.1.1).\nRemove the key.')]
}

function credentialsOfPublic(oidc: Place): Finding[] {
  return isPublic(oidc)
    ? grantsOf(oidc)
        .filter(({ value }) => value === 'client_credentials')
        .map(({ path }) =>
          findingOf(
            path,
            'A public application has no credentials of its own (RFC 6749 §4.4).\nRemove “client_credentials”.',
          ),
        )
    : []
}

function refreshWithoutCode(oidc: Place): Finding[] {
  const grants = grantsOf(oidc)
  if (grants.some(({ value }) => value === 'authorization_code')) return []
  return grants
    .filter(({ value }) => value === 'refresh_token')
    .map(({ path }) =>
      findingOf(path, 'Refresh tokens come only from a sign-in.\nAdd “authorization_code”, or remove “refresh_token”.'),
    )
}

function unknownScopes(oidc: Place): Finding[] {
  const own = items(at(oidc, 'resources')).flatMap((resource) => texts(items(at(resource, 'scopes'))))
  const known = [...STANDARD_SCOPES, ...own.map(({ value }) => value)]
  return texts(items(at(oidc, 'scopes')))
    .filter(({ value }) => !known.includes(value))
    .map(({ path, value }) =>
      findingOf(
        path,
        `“${value}” is neither a standard scope nor one of the application’s resources.\n${knownWords(value, known)}`,
      ),
    )
}

function noContact(application: Place): Finding[] {
  const contact = at(application, 'contact')
  const says = ['about', 'mail', 'page'].some((key) => isWritten(at(contact, key)))
  if (!isWritten(contact) || says) return []
  return [findingOf(contact.path, 'This contact says nothing.\nGive “mail”, “page” or “about”, or remove it.', 'key')]
}

function incompleteSaml(application: Place): Finding[] {
  const saml = at(application, 'saml')
  if (!isWritten(saml)) return []
  const [metadata, entityId, acs] = ['metadata', 'entityId', 'acs'].map((key) => isWritten(at(saml, key)))
  const others = entityId || acs || isWritten(at(saml, 'certificate'))
  if (metadata && others)
    return [
      findingOf(
        at(saml, 'metadata').path,
        'The metadata already say the rest.\nKeep “metadata” alone, or “entityId”, “acs” and “certificate” without it.',
        'key',
      ),
    ]
  if (metadata || (entityId && acs)) return []
  return [
    findingOf(
      saml.path,
      'This registration is not complete.\nGive it “metadata”, or both “entityId” and “acs”.',
      'key',
    ),
  ]
}
