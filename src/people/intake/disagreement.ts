/** Two lines of one person that do not say the same of them. */

/** What a line says of its person, as far as lines are compared; secrets by their marks alone. */
export type SaidOfPerson = {
  readonly line: number
  readonly given_name: string | null
  readonly family_name: string | null
  readonly birth_date: string | null
  readonly language: string | null
  readonly national_number: string | null
  readonly personal_email: string | null
  readonly phone: string | null
  readonly initial_password: string | null
  /** `realm=name`, in order. */
  readonly account_names: readonly string[]
  readonly faulty: readonly string[]
}

export type Disagreement = {
  readonly line: number
  readonly otherLine: number
  readonly column: string
  /** What the two lines say, where that may be shown. */
  readonly said?: { readonly here: string; readonly there: string }
}

const shown = ['given_name', 'family_name', 'birth_date', 'language', 'personal_email'] as const
const hidden = ['national_number', 'phone', 'initial_password'] as const

/** Every column in which `here` differs from `there`; columns that one of them could not read are passed over. */
export function disagreements(here: SaidOfPerson, there: SaidOfPerson): Disagreement[] {
  const faulty = new Set([...here.faulty, ...there.faulty])
  const said = [
    ...shown.map((column) => ({ column, here: here[column], there: there[column] })),
    ...accounts(here, there),
  ]
  const differing = said.filter((one) => one.here !== one.there)
  const secret = hidden.filter((column) => here[column] !== there[column]).map((column) => ({ column }))
  return [...differing, ...secret]
    .filter(({ column }) => !faulty.has(column))
    .map(({ column, ...values }) => ({
      line: here.line,
      otherLine: there.line,
      column,
      ...('here' in values && { said: { here: values.here ?? '', there: values.there ?? '' } }),
    }))
}

function accounts(here: SaidOfPerson, there: SaidOfPerson) {
  const [mine, theirs] = [byRealm(here), byRealm(there)]
  const realms = [...new Set([...mine.keys(), ...theirs.keys()])]
  return realms.map((realm) => ({
    column: `account_${realm}`,
    here: mine.get(realm) ?? null,
    there: theirs.get(realm) ?? null,
  }))
}

const byRealm = ({ account_names }: SaidOfPerson): Map<string, string> =>
  new Map(account_names.map((name) => [name.slice(0, name.indexOf('=')), name.slice(name.indexOf('=') + 1)]))
