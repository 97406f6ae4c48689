/** Which of a person's methods is asked first at sign-in, why, and what else there is (M8). */
import type { MethodKind } from '../../methods/index.ts'
import { type HeldMethod, type MethodFacts, STRENGTH, usableRegistrations } from './methods.ts'

export type ChoiceFacts = MethodFacts & {
  /** The browser that asks. */
  readonly browser: {
    /** It can ask for a security key or a passkey. */
    readonly keys: boolean
    /** What this account proved itself with here the last time. */
    readonly last?: { readonly kind: MethodKind; readonly method: string } | undefined
  }
  /** What the person has chosen to be asked first. */
  readonly default?: { readonly kind: MethodKind; readonly method: string } | undefined
}

export type Choice = {
  readonly kind: MethodKind
  /** The registrations of this kind that may be asked, the one to begin with first. */
  readonly ids: readonly string[]
  /** `only`: this browser can ask for no other kind. */
  readonly reason: 'only' | 'default' | 'last-here' | 'strongest'
}

/** What can be asked instead; `here`: whether this browser can ask for it. */
export type OtherWay = { readonly kind: MethodKind; readonly ids: readonly string[]; readonly here: boolean }

/**
 * The kind that is asked first: where the realm lets persons choose, their default (which is the first that they
 * registered until they say otherwise); elsewhere the strongest that this browser can ask for, or what worked here last
 * while nothing stronger has come since. When this browser can ask for none, the strongest all the same: its page says
 * what is missing. Undefined when nothing can be used: then a due second factor keeps the person out, and the desk
 * helps.
 */
export function chooseMethod(facts: ChoiceFacts): Choice | undefined {
  const candidates = candidatesFor(facts)
  const [strongest] = candidates
  if (!strongest) return undefined
  const wanted = wantedIn(facts, candidates)
  const { method, reason } = wanted ?? { method: strongest, reason: 'strongest' }
  const ids = candidates.filter(({ kind }) => kind === method.kind).map(({ id }) => id)
  return {
    kind: method.kind,
    ids: [method.id, ...ids.filter((id) => id !== method.id)],
    reason: candidates.every(({ kind }) => kind === method.kind) ? 'only' : reason,
  }
}

/** Whoever has two telephones is texted or called on one of them at a time; a code, a key or the app is asked of all at once. */
const ONE_AT_A_TIME: readonly MethodKind[] = ['sms', 'voice']

/** All that may be asked in place of what is asked now (left out: the choice), strongest first. */
export function otherWays(facts: ChoiceFacts, now?: { kind: MethodKind; id: string | undefined }): OtherWay[] {
  const chosen = chooseMethod(facts)
  const asked = now ?? (chosen && { kind: chosen.kind, id: chosen.ids[0] })
  const rest = inOrder(facts, usableRegistrations(facts)).filter(
    ({ kind, id }) => kind !== asked?.kind || (ONE_AT_A_TIME.includes(kind) && id !== asked.id),
  )
  return [...new Set(rest.map(({ kind }) => kind))].map((kind) => {
    const methods = rest.filter((method) => method.kind === kind)
    return { kind, ids: methods.map(({ id }) => id), here: methods.some((method) => canAsk(facts, method)) }
  })
}

/** Those that this browser can ask for, or all where it can ask for none; in the order in which they are asked. */
function candidatesFor(facts: ChoiceFacts): HeldMethod[] {
  const usable = inOrder(facts, usableRegistrations(facts))
  const here = usable.filter((method) => canAsk(facts, method))
  return here.length > 0 ? here : usable
}

/** What goes before strength, if anything does. */
function wantedIn(facts: ChoiceFacts, candidates: readonly HeldMethod[]) {
  if (facts.mfa.choose === 'person') {
    const usable = usableRegistrations(facts)
    const own = usable.find((method) => isThis(method, facts.default)) ?? usable[0]
    const method = candidates.find((candidate) => isThis(candidate, own && { kind: own.kind, method: own.id }))
    if (method) return { method, reason: 'default' as const }
  }
  const last = candidates.find((method) => isThis(method, facts.browser.last))
  return last && leadsHere(last, candidates) ? { method: last, reason: 'last-here' as const } : undefined
}

/**
 * A text message or a call taken once, when nothing else was at hand, is no habit: what goes by telephone leads only
 * among its like. And whatever is stronger and has been added since is tried.
 */
function leadsHere(last: HeldMethod, candidates: readonly HeldMethod[]): boolean {
  const stronger = candidates.slice(0, candidates.indexOf(last))
  const since = last.lastUsedAt ?? Number.NEGATIVE_INFINITY
  return stronger.every((other) => (isByTelephone(other) || !isByTelephone(last)) && (other.registeredAt ?? 0) <= since)
}

/** Strongest first; a key that was used here goes before all, and of one kind what was used last. */
function inOrder({ browser }: ChoiceFacts, methods: readonly HeldMethod[]): HeldMethod[] {
  const rank = (method: HeldMethod) =>
    isKey(method) && isThis(method, browser.last) ? -1 : STRENGTH.indexOf(method.kind)
  return [...methods].sort((one, other) => rank(one) - rank(other) || (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0))
}

function canAsk({ browser }: ChoiceFacts, method: HeldMethod): boolean {
  return !isKey(method) || (browser.keys && (!livesInOneDevice(method) || isThis(method, browser.last)))
}

/** It was used, elsewhere, and cannot leave the device in which it is; one that was never used may be in this one. */
const livesInOneDevice = ({ transports, synced, lastUsedAt }: HeldMethod): boolean =>
  synced !== true && transports?.length === 1 && transports[0] === 'internal' && (lastUsedAt ?? null) !== null

const isKey = ({ kind }: HeldMethod): boolean => kind === 'security-key' || kind === 'passkey'
const isByTelephone = ({ kind }: HeldMethod): boolean => kind === 'sms' || kind === 'voice'
const isThis = ({ kind, id }: HeldMethod, named: { kind: MethodKind; method: string } | undefined): boolean =>
  named !== undefined && kind === named.kind && id === named.method
