/** A decision in sentences, for who runs a campus. English, as the command line is. */

import { DAY, HOUR, MINUTE } from '../../base/time/instant.ts'
import type { Application, Realm } from '../../campus/index.ts'
import type { DueReason } from '../second-factor/due.ts'
import type { ExceptionReason } from '../second-factor/exceptions.ts'
import type { SessionLifetime } from '../session-lifetime.ts'
import type { Explained } from './explain.ts'

type Setting = { readonly realm: Realm; readonly application: Application | undefined }

const REASONS: Record<DueReason, (setting: Setting) => string> = {
  'application-requires': ({ application }) => {
    const own = application?.mfa
    const since = typeof own === 'object' ? ` since ${own.required.from}` : ''
    return `${application?.key ?? 'the application'} requires one of everybody${since}`
  },
  'level-asked': () => 'the request asks for two factors, which nothing lowers',
  'realm-requires': ({ realm }) => `realm ${realm.key} requires one since ${realm.mfa.required?.from}`,
  registered: () => 'the account has one, and whoever has one counts on its being asked',
}

/** Everything that was decided, a line each; reasons and details are indented. */
export function explainedInWords(explained: Explained, setting: Setting): string[] {
  return [...secondFactorLines(explained, setting), ...methodLines(explained), ...sessionLines(explained)]
}

function secondFactorLines({ secondFactor, registration }: Explained, setting: Setting): string[] {
  const { due, reasons, exceptedBy } = secondFactor
  const { from } = setting.realm.mfa.required ?? {}
  const none = from === undefined ? 'the realm has no such duty' : `the realm’s duty begins on ${from}`
  return [
    `second factor: ${due ? 'due' : 'not due'}`,
    ...reasons.map((reason) => `  because ${REASONS[reason](setting)} [${reason}]`),
    ...exceptedBy.map((exception) => `  spared ${sparedBy(exception)}`),
    ...(reasons.length + exceptedBy.length === 0 ? [`  ${none}`] : []),
    ...REGISTRATION[registration],
  ]
}

const REGISTRATION: Record<Explained['registration'], string[]> = {
  must: ['  none can be used: one must be registered before this sign-in goes on'],
  may: ['  the person is invited to register one, and may put it off'],
  no: [],
}

function sparedBy({ of, by, places, reason }: ExceptionReason): string {
  const whose = of === 'realm' ? 'the realm’s' : 'the application’s'
  const where = places.length > 0 ? ` on ${places.join(', ')}` : ''
  if (by !== 'exception') return `${whose} duty by ${by} ${places.join(', ')}`
  return `${whose} duty by an exception${where}: ${reason?.en ?? ''}`
}

function methodLines({ methods }: Explained): string[] {
  const { accepted, usable, registrable, askedFirst } = methods
  return [
    `methods: ${listed(usable)} can be used${askedFirst ? `, ${askedFirst} is asked first` : ''}`,
    `  accepted of this person: ${listed(accepted)}; can be registered now: ${listed(registrable)}`,
  ]
}

const listed = (words: readonly string[]): string => (words.length === 0 ? 'none' : words.join(', '))

const BINDINGS: Record<Realm['session']['bindAddress'], string> = {
  exact: '  ends as soon as the address changes',
  prefix: '  ends as soon as the address’s network (/24 or /64) changes',
  off: '  does not depend on the address',
}

function sessionLines({ session }: Explained): string[] {
  const { usual, sharedComputer, stay, bindAddress, fresh } = session
  const offers = Object.entries(stay).flatMap(([device, time]) =>
    time === undefined ? [] : [`${spell(time)} on a ${device}`],
  )
  return [
    `session: ${lasting(usual)}`,
    `  on a shared computer: ${lasting(sharedComputer)}`,
    `  staying signed in is ${offers.length === 0 ? 'not offered' : `offered: ${offers.join(', ')}`}`,
    BINDINGS[bindAddress],
    `  before something sensitive a proof of at most ${spell(fresh)} ago is asked`,
  ]
}

function lasting({ max, idle, endsWithBrowser }: SessionLifetime): string {
  const unused = idle === undefined ? '' : `, ${spell(idle)} without use`
  return `${spell(max)} at most${unused}${endsWithBrowser ? ', or until the browser closes' : ''}`
}

/** As durations are written in the configuration. */
function spell(milliseconds: number): string {
  if (milliseconds % DAY === 0) return `${milliseconds / DAY}d`
  if (milliseconds % HOUR === 0) return `${milliseconds / HOUR}h`
  return milliseconds % MINUTE === 0 ? `${milliseconds / MINUTE}m` : `${milliseconds / 1000}s`
}
