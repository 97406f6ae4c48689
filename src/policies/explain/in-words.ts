/** A decision in sentences, for who runs a campus. English, as the command line is. */

import { DAY, HOUR, MINUTE } from '../../base/time/instant.ts'
import type { Application, Realm } from '../../campus/index.ts'
import type { Choice } from '../second-factor/choice.ts'
import type { DueReason } from '../second-factor/due.ts'
import type { ExceptionReason } from '../second-factor/exceptions.ts'
import type { NotYet } from '../second-factor/methods.ts'
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
  if (by === 'pause') return 'what the realm and the account’s own methods ask by a pause that the desk gave'
  if (by === 'access-pass') return 'what the realm and the account’s own methods ask by an access pass'
  const whose = of === 'realm' ? 'the realm’s' : 'the application’s'
  const where = places.length > 0 ? ` on ${places.join(', ')}` : ''
  if (by !== 'exception') return `${whose} duty by ${by} ${places.join(', ')}`
  return `${whose} duty by an exception${where}: ${reason?.en ?? ''}`
}

const CHOSEN: Record<Choice['reason'], string> = {
  only: 'the only one that this browser can ask for',
  default: 'the person’s default',
  'last-here': 'what worked in this browser last',
  strongest: 'the strongest that this browser can ask for',
}

const NOT_YET: Record<NotYet['why'], string> = {
  'not-first': 'cannot come first',
  'handed-out': 'handed out by the desk',
}

function methodLines({ methods }: Explained): string[] {
  const { accepted, usable, registrable, askedFirst } = methods
  const first = askedFirst ? `, ${askedFirst.kind} is asked first` : ''
  const others = methods.otherWays.map(({ kind, here }) => (here ? kind : `${kind} (not in this browser)`))
  const later = methods.notYet.map(({ kind, why }) => `${kind} (${NOT_YET[why]})`)
  return [
    `methods: ${listed(usable)} can be used${first}`,
    ...(askedFirst ? [`  because it is ${CHOSEN[askedFirst.reason]} [${askedFirst.reason}]`] : []),
    ...(others.length > 0 ? [`  instead: ${listed(others)}`] : []),
    `  accepted of this person: ${listed(accepted)}; can be registered now: ${listed(registrable)}`,
    ...(later.length > 0 ? [`  cannot be registered now: ${listed(later)}`] : []),
    ...(accepted.includes('app-code') ? ['  app-code is not registered by itself: it comes with the app'] : []),
    ...endingLines(methods.endings),
  ]
}

function endingLines({ endings, nothingLeftFrom }: Explained['methods']['endings']): string[] {
  const lines = endings.map(({ kind, day }) => `  ${kind} ends: not accepted any more from ${day} on`)
  if (nothingLeftFrom === undefined) return lines
  return [...lines, `  from ${nothingLeftFrom} on nothing is left that this person may use`]
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
