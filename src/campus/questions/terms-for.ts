/** Which texts a person is to accept (A10). */
import type { Campus, Terms } from '../campus.ts'

const AUDIENCES: { readonly [audience in Terms['audience']]: string | undefined } = {
  students: 'student',
  staff: 'staff',
  all: undefined,
}

/**
 * The newest version of each text, if its audience holds one of the groups. A newer version replaces the older ones
 * for everybody, its audience included: who is no longer in it has nothing to accept. In the order of the file.
 */
export function termsFor({ terms }: Campus, groups: readonly string[]): Terms[] {
  return terms.filter((text) => {
    const group = AUDIENCES[text.audience]
    const newest = terms.every(({ id, version }) => id !== text.id || version <= text.version)
    return newest && (group === undefined || groups.includes(group))
  })
}
