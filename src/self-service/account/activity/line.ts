/** One event in the words of the person whose account it is about. */
import { type Actor, type AuditKey, auditTextKey, type KeptEvent } from '../../../audit/index.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Places } from '../../../base/web/place/places.ts'
import type { Campus } from '../../../campus/index.ts'
import type { IconName, PageFrame } from '../../../design/index.ts'
import { formatTime, type TextKey } from '../../../i18n/index.ts'
import { detailsOf, placeOf } from './details.ts'

export type ActivityLine = { id: number; icon: IconName; title: string; hint: string }

type Facts = { campus: Campus; places: Places; now: Instant }

export function lineOf(event: KeptEvent, frame: PageFrame, { campus, places, now }: Facts): ActivityLine {
  const { t, language } = frame
  const { at, what, address, actor } = event
  const by = actorText(actor)
  const facts = [
    formatTime(language, at, campus.institution.timeZone, now),
    ...detailsOf(event, frame, campus),
    placeOf(event, frame, places.countryOf(address ?? undefined)),
    by && t(by),
  ]
  return { id: event.id, icon: iconOf(what), title: t(auditTextKey(what)), hint: sentence(facts) }
}

function sentence(facts: readonly (string | false | null | undefined)[]): string {
  const text = facts.filter(Boolean).join(' · ')
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function actorText(actor: Actor): TextKey | undefined {
  if (actor === 'person') return undefined
  if (actor === 'system' || actor === 'command') return `audit.actor.${actor}`
  return 'audit.actor.agent'
}

const ICONS: Record<string, IconName> = {
  'sign-in': 'log-in',
  session: 'log-out',
  browser: 'monitor',
  address: 'mail',
  phone: 'phone',
  password: 'lock-keyhole',
  totp: 'smartphone',
  method: 'key-round',
  device: 'smartphone',
  link: 'qr-code',
  approval: 'smartphone',
  qr: 'qr-code',
  'remembered-browser': 'monitor',
  'hardware-code': 'calculator',
  'reset-code': 'rotate-ccw-key',
  'access-pass': 'ticket',
  pause: 'timer',
  terms: 'scroll-text',
  notice: 'mail',
  application: 'app-window',
}

/** A sign by the kind of event; the words beside it say what it was. */
function iconOf(what: AuditKey): IconName {
  if (/failed|locked|refused|reused|cloned|declined|disowned|stopped|voided|wrong|alarm$/.test(what))
    return 'shield-alert'
  return ICONS[what.slice(0, what.indexOf('.'))] ?? 'user-round-check'
}
