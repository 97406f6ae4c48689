type Named = { givenName: string; familyName: string; preferredName: string | null }

/** The name by which a person is called. */
export const calledName = ({ preferredName, givenName }: Named): string => preferredName ?? givenName

export const fullName = (person: Named): string => `${calledName(person)} ${person.familyName}`

/** First letters of the name by which a person is called and of the family name, as whole characters. */
export const initialsOf = (person: Named): string =>
  [calledName(person), person.familyName].map((name) => [...name.trim()][0]?.toLocaleUpperCase() ?? '').join('')
