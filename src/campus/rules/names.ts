/** A sign-in name belongs to one realm: else a typed name could not tell which (A11). Roles name accounts that can exist. */
import { commonName, type NamePattern, parseNamePattern } from '../names/pattern.ts'
import { type SignInName, wholeName } from '../names/sign-in-name.ts'
import { knownWords } from '../parse/did-you-mean.ts'
import { type Finding, findingOf } from '../parse/fault.ts'
import { at, entries, items, keysOf, type Place, type Rule, type TextPlace, textAt } from './rule.ts'

export const nameRules: readonly Rule[] = [
  { reason: 'domain-twice', when: domainTwice },
  { reason: 'sign-in-names-overlap', when: overlaps },
  {
    reason: 'role-account-unknown',
    when: (file) => roleAccounts(file).flatMap((account) => unknownAccount(file, account)),
  },
  { reason: 'role-account-twice', when: (file) => ROLES.flatMap((role) => accountTwice(file, role)) },
]

const ROLES = ['agents', 'admins', 'editors'] as const

function domainTwice(file: Place): Finding[] {
  const seen = new Map<string, string>()
  return entries(at(file, 'realms')).flatMap(([key, realm]) => {
    const domain = textAt(realm, 'signInName', 'domain')
    if (!domain) return []
    const other = seen.get(domain.value)
    seen.set(domain.value, other ?? key)
    return other === undefined
      ? []
      : [
          findingOf(
            domain.path,
            `“${domain.value}” is already the domain of realm “${other}”.\nA typed address must tell the realm: give each its own domain.`,
          ),
        ]
  })
}

type Claim = { readonly realm: string; readonly place: TextPlace; readonly pattern: NamePattern }

function overlaps(file: Place): Finding[] {
  const claims = entries(at(file, 'realms')).flatMap(([realm, place]) => claimsOf(realm, place))
  return claims.flatMap((claim, index) => {
    for (const other of claims.slice(0, index)) {
      const name = commonName(other.pattern, claim.pattern)
      if (name !== undefined) return [findingOf(claim.place.path, overlapText(name, claim, other))]
    }
    return []
  })
}

const overlapText = (name: string, claim: Claim, other: Claim): string =>
  `“${name}” fits here and ${claim.realm === other.realm ? 'this realm’s own “pattern”' : `realm “${other.realm}”`} too.\nA typed number must mean one thing: let them differ in a letter or in length.`

function claimsOf(realm: string, place: Place): Claim[] {
  return ['pattern', 'temporary'].flatMap((key) => {
    const written = textAt(place, 'signInName', key)
    const pattern = written && parseNamePattern(written.value)
    return written && pattern && !('fault' in pattern) ? [{ realm, place: written, pattern }] : []
  })
}

const roleAccounts = (file: Place): TextPlace[] => ROLES.flatMap((role) => accountsOf(file, role))

const accountsOf = (file: Place, role: string): TextPlace[] =>
  items(at(file, 'roles', role)).flatMap((holder) => {
    const account = textAt(holder, 'account')
    return account?.value.includes('/') ? [account] : []
  })

function unknownAccount(file: Place, { path, value }: TextPlace): Finding[] {
  const key = value.slice(0, value.indexOf('/'))
  const name = value.slice(key.length + 1)
  const realms = keysOf(at(file, 'realms'))
  if (!realms.includes(key)) return [findingOf(path, `There is no realm “${key}”.\n${knownWords(key, realms)}`)]
  const names = namesOf(at(file, 'realms', key, 'signInName'))
  if (!names || wholeName(names, name) !== undefined) return []
  const like = names.kind === 'email' ? `first.last@${names.domain}` : names.pattern.written
  return [findingOf(path, `“${name}” cannot be a sign-in name of realm “${key}”.\nIts names look like ${like}.`)]
}

function namesOf(signInName: Place): SignInName | undefined {
  const domain = textAt(signInName, 'domain')
  if (domain) return { kind: 'email', domain: domain.value }
  const pattern = parseNamePattern(textAt(signInName, 'pattern')?.value ?? '')
  return 'fault' in pattern ? undefined : { kind: 'number', pattern }
}

function accountTwice(file: Place, role: string): Finding[] {
  const accounts = accountsOf(file, role)
  return accounts
    .filter(({ value }, index) => accounts.findIndex((other) => other.value === value) < index)
    .map(({ path, value }) => findingOf(path, `“${value}” already stands above.\nKeep one of the two.`))
}
