/** What the page of a step is made from, whichever step it is. */
import type { Instant } from '../../base/time/instant.ts'
import { type Campus, type LocalText, type Realm, realmByKey } from '../../campus/index.ts'
import type { Help, PageFrame } from '../../design/index.ts'
import type { Refusal } from '../flow/refusal.ts'
import type { Flow } from '../run/flow-store.ts'

/**
 * What a page can have to say: a refusal of the machine, that it is too busy for this answer or slows guessing, or why
 * the session of before is no more. `retryAfter` in seconds.
 */
export type Shown = Refusal | { why: 'busy' | 'guessing-slowed'; retryAfter: number } | { why: Farewell }

/** Why a session ended that this browser still holds, where that is worth a word at the next sign-in. */
export type Farewell = 'address-changed' | 'signed-out-elsewhere'

/** The word for the end of a session; none for an end that the person knows of, or that needs no reason. */
export function farewellFor(why: string): Farewell | undefined {
  if (why === 'address-changed') return why
  return why === 'ended-by-person' || why === 'password-changed' ? 'signed-out-elsewhere' : undefined
}

export const isFarewell = (said: unknown): said is Farewell =>
  said === 'address-changed' || said === 'signed-out-elsewhere'

export type View = {
  frame: PageFrame
  campus: Campus
  flow: Flow
  now: Instant
  /** Where the step's form is posted to: the flow's own address. */
  action: string
  refusal: Shown | undefined
}

/** A text of the configuration in the language of the page. */
export const say = ({ frame }: Pick<View, 'frame'>, text: LocalText): string => text[frame.language]

/** Where the person is going, for the head of the page. */
export function applicationIn({ flow, campus, frame }: View) {
  const { application } = flow.request
  if (!application) return {}
  const known = campus.applications[application.id]
  const name = known ? known.name[frame.language] : application.name
  return { application: { name, icon: known?.icon, hue: known?.hue } }
}

export const realmIn = ({ campus }: Pick<View, 'campus'>, key: string): Realm | undefined => realmByKey(campus, key)

/** The account as its chip shows it: by the name that was typed, since nothing more is known of it before the password. */
export function chipOf({ frame, action }: View, name: string) {
  const change = { href: `${action}?other=1`, label: frame.t('frame.change') }
  return { name, initials: initialsOf(name), change }
}

/** The same as the chip's, in words, among the ways out. */
export const otherAccountHelp = ({ frame, action }: View): Help => ({
  icon: 'users-round',
  label: frame.t('frame.not-you'),
  href: `${action}?other=1`,
})

/** Two letters of a sign-in name: of `ann.peeters@…` AP, of `r0123456` R0. */
export function initialsOf(name: string): string {
  const words = (name.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean)
  const letters = words.length > 1 ? words.map((word) => [...word][0]) : [...(words[0] ?? '')]
  return letters.slice(0, 2).join('').toUpperCase()
}

export const activateHelp = ({ frame }: View, label: 'sign-in.new-here' | 'sign-in.password.not-yet'): Help => ({
  icon: 'sparkles',
  label: frame.t(label),
  href: '/activate',
})

/** To a new password for the name that was typed, without typing it again. */
export const recoverHelp = ({ frame }: View, name: string): Help => ({
  icon: 'rotate-ccw-key',
  label: frame.t('sign-in.password.forgotten'),
  href: `/recover?${new URLSearchParams({ username: name })}`,
})
