/** One event in the words of the person whose account it is about. */
import { type Actor, type AuditKey, auditTextKey, type KeptEvent, sayBrowser } from '../../audit/index.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Campus } from '../../campus/index.ts'
import type { IconName, PageFrame } from '../../design/index.ts'
import { formatTime, type TextKey } from '../../i18n/index.ts'

export type ActivityLine = { id: number; icon: IconName; title: string; hint: string }

type Facts = { campus: Campus; now: Instant }

export function lineOf(event: KeptEvent, { t, language }: PageFrame, { campus, now }: Facts): ActivityLine {
  const { at, what, application, browser, address, actor, details } = event
  const by = actorText(actor)
  const facts = [
    formatTime(language, at, campus.institution.timeZone, now),
    // An application that has left the configuration since keeps the key that it had.
    application && (campus.applications[application]?.name[language] ?? application),
    typeof details.name === 'string' && details.name,
    browser && sayBrowser(t, browser),
    address && t('activity.from', { address }),
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
  password: 'lock-keyhole',
  totp: 'smartphone',
  terms: 'scroll-text',
  notice: 'mail',
  application: 'app-window',
}

/** A sign by the kind of event; the words beside it say what it was. */
function iconOf(what: AuditKey): IconName {
  if (/failed|locked|refused|reused/.test(what)) return 'shield-alert'
  return ICONS[what.slice(0, what.indexOf('.'))] ?? 'user-round-check'
}
