import { DEMO_INITIAL_PASSWORD, DEMO_PASSWORD } from './people.ts'
import type { RosterPerson } from './roster/roster.ts'

/** What whoever starts the demo reads: where to go, and as whom. */
export function startBanner({ baseUrl, people }: { baseUrl: string; people: readonly RosterPerson[] }): string[] {
  const begins = (wish: string) =>
    people.flatMap(({ accounts }) => accounts.filter((account) => account.begins === wish))[0]?.username
  const lines: [what: string, how: string | undefined][] = [
    ['Try it', `${baseUrl}/demo/app    a sample application: sign in to it`],
    ['People', `${baseUrl}/demo        everybody, their mail, and a clock that can be moved`],
    ['Sign in', named(begins('active'), `password ${DEMO_PASSWORD}`)],
    ['', named(begins('totp'), 'the same password, and a code that /demo shows')],
    ['Activate', named(begins('letter'), `initial password ${DEMO_INITIAL_PASSWORD}, at ${baseUrl}/activate`)],
  ]
  const shown = lines.filter(([, how]) => how !== undefined)
  return ['', ...shown.map(([what, how]) => `  ${what.padEnd(10)}${how}`), '']
}

const named = (username: string | undefined, how: string) =>
  username === undefined ? undefined : `${username}    ${how}`
