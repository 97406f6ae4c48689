/** What sign-in names look like, from the configuration: an example for each realm. */
import type { Campus, Realm } from '../../../campus/index.ts'
import type { T } from '../../../i18n/index.ts'

/** "firstname.lastname@student.demo.example", "r0123456". */
export function exampleOf(realm: Realm, t: T): string {
  const names = realm.signInName
  if (names.kind === 'email') return `${t('sign-in.example.local-part')}@${names.domain}`
  return exampleOfPattern(names.pattern)
}

/** The examples of the realms that are asked for, in one phrase: "… or …". */
export function examplesOf(campus: Campus, t: T, realm?: string): string {
  const realms = Object.values(campus.realms).filter(({ key }) => realm === undefined || key === realm)
  const [last = '', ...before] = realms.map((one) => exampleOf(one, t)).reverse()
  return before.length === 0 ? last : t('sign-in.example.join', { first: before.reverse().join(', '), last })
}

type Pattern = Extract<Realm['signInName'], { kind: 'number' }>['pattern']

/** A shortest name that the pattern allows; its digits count up, so that nobody takes it for a real one. */
function exampleOfPattern({ states }: Pattern): string {
  const seen = new Set([0])
  let paths: { at: number; name: string }[] = [{ at: 0, name: '' }]
  while (paths.length > 0) {
    const further: typeof paths = []
    for (const { at, name } of paths) {
      if (at === states.length - 1) return name
      const { free = [], edges = [] } = states[at] ?? {}
      const steps = [
        ...free.map((target) => ({ at: target, name })),
        ...edges.map((edge) => ({ at: edge.target, name: name + signIn(edge, name) })),
      ]
      further.push(...steps.filter((step) => !seen.has(step.at)))
      for (const step of steps) seen.add(step.at)
    }
    paths = further
  }
  return ''
}

/** A sign out of a range: of the digits the next one in the row, else the first. */
function signIn({ from, to }: { from: number; to: number }, name: string): string {
  const isDigits = from === 48 && to === 57
  return String.fromCodePoint(isDigits ? from + (name.replace(/\D/g, '').length % 10) : from)
}
