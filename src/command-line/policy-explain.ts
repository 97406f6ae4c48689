/** `sleutelbos policy explain`: what the rules decide for one account, here or there, now or then, and why. */
import { isIP } from 'node:net'
import { type MayUse, mayUse } from '../applications/index.ts'
import type { Database, Tx } from '../base/database/database.ts'
import type { Clock } from '../base/time/clock.ts'
import { type Instant, isoTime } from '../base/time/instant.ts'
import { plainAddress } from '../base/web/address-ranges.ts'
import {
  type Application,
  applicationByKey,
  type Campus,
  type Realm,
  realmByKey,
  signInNameIn,
} from '../campus/index.ts'
import { membershipsOf } from '../lifecycle/index.ts'
import { defaultMethod, type Pause, pauseOf, registeredMethods } from '../methods/index.ts'
import { type Account, findAccountByName } from '../people/index.ts'
import { type Explained, explainedInWords, explainSignIn } from '../policies/index.ts'

/** The words of the command as they were typed. */
export type ExplainWords = {
  account: string
  application?: string
  address?: string
  device?: string[]
  at?: string
  mfa?: boolean
  /** The browser can ask for no key; on unless it is set aside. */
  keys?: boolean
  json?: boolean
}

type Deps = { db: Database; clock: Clock; campus: Campus }
type Setting = { realm: Realm; application: Application | undefined; account: Account }
type Question = { now: Instant; address: string | undefined; devices: readonly string[]; asked: boolean }

/** Answers the exit code: 0 explained, 1 there is no such account, realm or application, 2 words that cannot be read. */
export async function policyExplain(
  deps: Deps,
  { words, out }: { words: ExplainWords; out: (line: string) => void },
): Promise<0 | 1 | 2> {
  const question = questionIn(deps, words)
  if ('unreadable' in question) return refuse(out, question.unreadable, 2)
  const setting = await settingOf(deps, words)
  if ('missing' in setting) return refuse(out, setting.missing, 1)
  const { realm, application, account } = setting
  const { kysely } = deps.db
  const memberships = await membershipsOf(kysely, account.person)
  const held = await holdingsOf(kysely, account.id, question.now)
  const explained = explainSignIn(deps.campus, {
    ...{ realm, application: application?.key, ...question, ...memberships, ...held },
    ...{ paused: held.pause !== undefined, browser: { keys: words.keys !== false } },
  })
  const { day: today } = explained.campusTime
  const use = application && mayUse(application, { ...memberships, today })
  const { timeZone } = deps.campus.institution
  const answer = { explained, setting, memberships, use, question, pause: held.pause, timeZone }
  if (words.json) out(JSON.stringify(inJson(answer), undefined, 2))
  else for (const line of inLines(answer)) out(line)
  return 0
}

/** What the account proves itself with, and what the desk has let it off. */
async function holdingsOf(tx: Tx, account: string, now: Instant) {
  const methods = await registeredMethods(tx, account)
  const registered = methods.map(({ createdAt, ...method }) => ({ ...method, registeredAt: createdAt }))
  return { registered, default: await defaultMethod(tx, account), pause: await pauseOf(tx, account, now) }
}

function refuse<Code extends 1 | 2>(out: (line: string) => void, why: string, code: Code): Code {
  out(why)
  return code
}

/** A moment with its zone: a bare date would be another day elsewhere. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

function questionIn({ clock, campus }: Deps, words: ExplainWords): Question | { unreadable: string } {
  const { address, at, device: devices = [], mfa: asked = false } = words
  if (!words.account.includes('/'))
    return { unreadable: `--account wants realm and sign-in name: ${Object.keys(campus.realms)[0]}/NAME` }
  if (address !== undefined && (isIP(address) === 0 || address.includes('%')))
    return { unreadable: `--address wants an address, not “${address}”; left out, it is unknown` }
  const unknown = devices.find((device) => !Object.hasOwn(campus.devices, device))
  if (unknown !== undefined) return { unreadable: `--device wants a key of “devices”, not “${unknown}”` }
  const now = at === undefined ? clock.now() : MOMENT.test(at) ? Date.parse(at) : Number.NaN
  if (Number.isNaN(now)) return { unreadable: `--at wants a moment such as 2026-10-16T08:00:00Z, not “${at}”` }
  return { now, address: address && plainAddress(address), devices, asked }
}

async function settingOf({ db, campus }: Deps, words: ExplainWords): Promise<Setting | { missing: string }> {
  const slash = words.account.indexOf('/')
  const [key, name] = [words.account.slice(0, slash), words.account.slice(slash + 1)]
  const realm = Object.hasOwn(campus.realms, key) ? realmByKey(campus, key) : undefined
  if (!realm) return { missing: `There is no realm ${key}; known: ${Object.keys(campus.realms).join(', ')}.` }
  const application = words.application === undefined ? undefined : applicationByKey(campus, words.application)
  if (words.application !== undefined && application === undefined)
    return {
      missing: `There is no application ${words.application}; known: ${Object.keys(campus.applications).join(', ')}.`,
    }
  if (application && application.realm !== realm.key)
    return { missing: `${application.key} is opened by accounts of realm ${application.realm}, not of ${realm.key}.` }
  const account = await findAccountByName(db.kysely, realm.key, signInNameIn(realm, name) ?? name)
  return account ? { realm, application, account } : { missing: `There is no account ${name} in realm ${realm.key}.` }
}

type Answer = {
  explained: Explained
  setting: Setting
  memberships: { groups: readonly string[]; programmes: readonly string[]; institutions: readonly string[] }
  use: MayUse | undefined
  question: Question
  pause: Pause | undefined
  timeZone: string
}

function inJson({ explained, setting, memberships, use, question, pause }: Answer): object {
  const { realm, application, account } = setting
  const { now, address = null, asked } = question
  return {
    account: { realm: realm.key, name: account.signInName, status: account.status, ...memberships },
    application: application?.key ?? null,
    at: isoTime(now),
    ...{ address, asked },
    ...(use && { mayUse: use }),
    pause: pause ? { until: isoTime(pause.until), by: pause.by, reason: pause.reason } : null,
    ...explained,
  }
}

function inLines({ explained, setting, memberships, use, question, pause, timeZone }: Answer): string[] {
  const { realm, application, account } = setting
  const { day, weekday, time } = explained.campusTime
  const places = [...explained.networks, ...explained.devices]
  const belongs = Object.entries(memberships).map(([what, words]) => `${what} ${words.join(', ') || 'none'}`)
  return [
    `account: ${realm.key}/${account.signInName}, ${account.status}`,
    `  ${belongs.join('; ')}`,
    `when: ${weekday} ${day} ${time} in ${timeZone}`,
    `where: ${question.address ?? 'address unknown'}${places.length > 0 ? `, ${places.join(', ')}` : ', in no network of the campus'}`,
    ...(account.status === 'active' ? [] : [`sign-in: refused, the account is ${account.status}`]),
    ...(pause ? [`pause: until ${isoTime(pause.until)}, given by ${pause.by}: ${pause.reason}`] : []),
    ...(application && use ? useLines(application, use) : []),
    ...explainedInWords(explained, { realm, application }),
  ]
}

function useLines({ key }: Application, use: MayUse): string[] {
  if (use.may) return [`may use ${key}: yes`]
  const lines = use.reasons.map((reason) => {
    if ('day' in reason) return reason.why === 'not-yet' ? `not before ${reason.day}` : `not after ${reason.day}`
    if ('groups' in reason) return `it is for ${reason.groups.join(', ') || 'no group'}`
    return `it is for ${reason.programmes.join(', ') || 'no programme'}`
  })
  return [`may use ${key}: no`, ...lines.map((line, at) => `  because ${line} [${use.reasons[at]?.why}]`)]
}
