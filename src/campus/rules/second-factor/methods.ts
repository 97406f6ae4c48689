/** The second factor of a realm must be possible to have, and its session rules must not contradict each other. */
import { parseDuration } from '../../../base/time/duration.ts'
import { knownWords } from '../../parse/did-you-mean.ts'
import { type Finding, findingOf } from '../../parse/fault.ts'
import { DEFAULTS } from '../../schema/defaults.ts'
import { METHODS } from '../../schema/realm/mfa.ts'
import { at, entries, isWritten, items, keysOf, type Place, type Rule, type TextPlace, textAt, texts } from '../rule.ts'

export const inEachRealm =
  (when: (realm: Place) => readonly Finding[]): Rule['when'] =>
  (file) =>
    entries(at(file, 'realms')).flatMap(([, realm]) => when(realm))

export const methodRules: readonly Rule[] = [
  {
    reason: 'first-not-among-methods',
    when: inEachRealm((realm) => notOffered(realm, texts(items(at(realm, 'mfa', 'first'))), 'value')),
  },
  {
    reason: 'label-for-no-method',
    when: inEachRealm((realm) => notOffered(realm, keyPlaces(at(realm, 'mfa', 'labels')), 'key')),
  },
  {
    reason: 'ending-of-no-method',
    when: inEachRealm((realm) => notOffered(realm, keyPlaces(at(realm, 'mfa', 'endings')), 'key')),
  },
  { reason: 'variation-removes-no-method', when: inEachRealm(removesNothing) },
  { reason: 'app-code-without-app', when: inEachRealm(appCodeAlone) },
  { reason: 'remembered-device-without-app', when: inEachRealm(rememberedAlone) },
  { reason: 'device-reset-without-app', when: inEachRealm(deviceResetAlone) },
  { reason: 'keys-of-no-method', when: inEachRealm(keysOfNoMethod) },
  { reason: 'stay-signed-in-ends-with-browser', when: inEachRealm(stayAndGo) },
  { reason: 'stay-signed-in-too-short', when: inEachRealm(staysTooShort) },
  { reason: 'password-lengths-crossed', when: inEachRealm(lengthsCrossed) },
]

/** The methods of everybody. */
export const methodsOf = (realm: Place) => texts(items(at(realm, 'mfa', 'methods'))).map(({ value }) => value)

/** What anybody in the realm may have: its methods and those added for some. */
function offered(realm: Place): string[] {
  const variations = ['byGroup', 'byInstitution'].flatMap((key) => entries(at(realm, 'mfa', key)))
  return [
    ...methodsOf(realm),
    ...variations.flatMap(([, place]) => texts(items(at(place, 'add'))).map(({ value }) => value)),
  ]
}

const keyPlaces = (place: Place): TextPlace[] =>
  keysOf(place).map((key) => ({ path: [...place.path, key], value: key }))

/** A word that is no method at all is left to the schema. */
export const isMethod = (word: string) => METHODS.some((method) => method === word)

function notOffered(realm: Place, named: readonly TextPlace[], spot: 'key' | 'value'): Finding[] {
  const methods = offered(realm)
  if (methods.length === 0) return []
  return named
    .filter(({ value }) => isMethod(value) && !methods.includes(value))
    .map(({ path, value }) =>
      findingOf(
        path,
        `“${value}” is not among this realm’s methods.\nAdd it to “methods”, or remove it here. ${knownWords(value, methods)}`,
        spot,
      ),
    )
}

function removesNothing(realm: Place): Finding[] {
  const methods = methodsOf(realm)
  return ['byGroup', 'byInstitution']
    .flatMap((key) => entries(at(realm, 'mfa', key)))
    .flatMap(([, variation]) => texts(items(at(variation, 'remove'))))
    .filter(({ value }) => isMethod(value) && methods.length > 0 && !methods.includes(value))
    .map(({ path, value }) =>
      findingOf(path, `“${value}” is not among this realm’s methods, so it cannot be removed.\nRemove it here.`),
    )
}

const hasApp = (realm: Place) => offered(realm).includes('app')

function appCodeAlone(realm: Place): Finding[] {
  if (hasApp(realm)) return []
  return texts(items(at(realm, 'mfa', 'methods')))
    .filter(({ value }) => value === 'app-code')
    .map(({ path }) =>
      findingOf(
        path,
        '“app-code” are codes from the authenticator, and “app” is not among the methods.\nAdd “app”, or write “totp” for codes from any app.',
      ),
    )
}

function rememberedAlone(realm: Place): Finding[] {
  const remember = at(realm, 'mfa', 'rememberDevice')
  if (remember.value !== true || hasApp(realm) || methodsOf(realm).length === 0) return []
  return [
    findingOf(
      remember.path,
      'A remembered browser sends its request to the authenticator, and “app” is not among the methods.\nAdd “app”, or remove “rememberDevice”.',
    ),
  ]
}

function deviceResetAlone(realm: Place): Finding[] {
  if (hasApp(realm) || methodsOf(realm).length === 0) return []
  return texts(items(at(realm, 'mfa', 'reset')))
    .filter(({ value }) => value === 'device')
    .map(({ path }) =>
      findingOf(
        path,
        '“device” proves it with a device that is still linked, and “app” is not among the methods.\nAdd “app”, or remove “device”.',
      ),
    )
}

function keysOfNoMethod(realm: Place): Finding[] {
  const [keys, methods] = [at(realm, 'mfa', 'keys'), offered(realm)]
  if (!isWritten(keys) || methods.length === 0) return []
  if (methods.includes('security-key') || methods.includes('passkey')) return []
  return [
    findingOf(
      keys.path,
      'This says how keys are asked for, and neither “security-key” nor “passkey” is among the methods.\nAdd one of them, or remove “keys”.',
      'key',
    ),
  ]
}

function stayAndGo(realm: Place): Finding[] {
  const ends = at(realm, 'session', 'endsWithBrowser')
  if (ends.value !== true || !isWritten(at(realm, 'session', 'staySignedIn'))) return []
  return [
    findingOf(
      ends.path,
      'A session cannot end with the browser and stay signed in.\nRemove “endsWithBrowser” or “staySignedIn”.',
    ),
  ]
}

function staysTooShort(realm: Place): Finding[] {
  const max = textAt(realm, 'session', 'max')?.value ?? DEFAULTS.session.max
  return entries(at(realm, 'session', 'staySignedIn')).flatMap(([, { path, value }]) => {
    const [stays, longest] = [parseDuration(String(value)), parseDuration(max)]
    if (stays === undefined || longest === undefined || stays >= longest) return []
    return [
      findingOf(
        path,
        `Who stays signed in would be out after ${String(value)}, sooner than others (“max”: ${max}).\nMake it longer, or set “max” to less.`,
      ),
    ]
  })
}

function lengthsCrossed(realm: Place): Finding[] {
  const [min, max] = [at(realm, 'password', 'minLength'), at(realm, 'password', 'maxLength')]
  if (typeof min.value !== 'number' || typeof max.value !== 'number' || min.value <= max.value) return []
  return [
    findingOf(
      max.path,
      `No password can have at least ${min.value} and at most ${max.value} characters.\nMake “maxLength” the larger.`,
    ),
  ]
}
