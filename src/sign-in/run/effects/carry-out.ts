/** Does what the machine said should happen, in the transaction that stores where the flow is now. */
import { type AuditEvent, recording } from '../../../audit/index.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Write } from '../../../base/database/statements/statement.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { acceptTerms, type TermsVersion } from '../../../people/index.ts'
import type { Effect, Outcome } from '../../flow/outcome.ts'
import { whoIn } from '../../flow/state.ts'
import { step } from '../../flow/step.ts'
import { newsOf } from '../../known-browsers/known-browser.ts'
import type { Granted } from '../answer.ts'
import type { FlowDeps } from '../deps.ts'
import { askDevice } from './ask-device.ts'
import { accountOf, type Deed, lineOf } from './deed.ts'
import { grant } from './grant.ts'
import { makeKeptCode, offerAppLink, offerTotp } from './offer.ts'
import { removeLost } from './remove-lost.ts'
import { openSending, type ToSend } from './send.ts'
import { showQr } from './show-qr.ts'
import { tellPerson } from './tell-person.ts'
import { tellRegistered } from './tell-registered.ts'

/** `writes`: what is still to be written, so that it goes together with the flow itself. `send`: what goes out after. */
export type Done = { outcome: Outcome; writes: Write[]; granted?: Granted; send?: ToSend | undefined }

/** What one effect came to; `outcome` where it changed that. */
type Carried = { outcome?: Outcome; lines?: AuditEvent[]; send?: ToSend }

/** Carries out all effects, but for what can be written with the flow: the session's row and the audit. A session that can no longer be raised asks all proofs anew. */
export async function carryOut(deps: FlowDeps, tx: Tx, deed: Deed): Promise<Done> {
  const { outcome, visitor, given, flow } = deed
  const session = outcome.effects.find((effect) => effect.do === 'start-session' || effect.do === 'raise-session')
  const who = whoIn(outcome.state)
  const here = flow.acquaintance.here?.id
  const granted = session && who && (await grant(deps, tx, { session, who, visitor, now: given.now, here }))
  if (session && !granted) return { outcome: step(deed.here, { did: 'session-gone' }, given), writes: [] }
  const news = session?.do === 'start-session' ? await tellNews(deps, tx, deed) : []
  const lines: AuditEvent[] = []
  let [reached, send]: [Outcome, ToSend | undefined] = [outcome, undefined]
  for (const effect of outcome.effects) {
    const carried = await carryOutOne(deps, tx, { deed: { ...deed, outcome: reached }, effect })
    reached = carried.outcome ?? reached
    send = carried.send ?? send
    lines.push(...(carried.lines ?? []))
  }
  if (granted) lines.push(lineOf(deed, 'sign-in.succeeded', { ...granted.details, ...given.second.why, news }))
  const writes = [...(granted?.writes ?? []), ...recording(lines)]
  return { outcome: reached, writes, ...(granted && { granted: granted.granted }), send }
}

async function carryOutOne(deps: FlowDeps, tx: Tx, { deed, effect }: { deed: Deed; effect: Effect }): Promise<Carried> {
  switch (effect.do) {
    case 'audit': {
      const { do: _, what, ...details } = effect
      if (effect.what === 'sign-in.locked') await tellLocked(deps, tx, { deed, until: effect.until })
      return { lines: [lineOf(deed, what, details)] }
    }
    case 'accept-terms':
      return { lines: await acceptAll(tx, deed, effect.terms) }
    case 'tell-registered':
      return { lines: [await tellRegistered(deps, tx, { deed, proved: effect.proved })] }
    case 'ask-device':
      return askDevice(deps, tx, { deed, effect })
    case 'show-qr':
      await showQr(deps, tx, { flow: deed.flow, visitor: deed.visitor, now: deed.given.now })
      return {}
    case 'offer-link':
      return { outcome: await offerAppLink(deps, tx, deed) }
    case 'offer-totp':
      return { outcome: await offerTotp(deps, tx, deed) }
    case 'make-reset-code':
      return makeKeptCode(deps, tx, deed)
    case 'remove-methods':
      await removeLost(deps, tx, { deed, lost: effect.lost })
      return {}
    case 'send':
      return openSending(deps, tx, { flow: deed.flow, now: deed.given.now, outcome: deed.outcome, effect })
    default:
      return {}
  }
}

/** Tells the person of a sign-in from a new browser or country (P4); answers what was new. */
async function tellNews(deps: FlowDeps, tx: Tx, { flow, given, visitor }: Deed): Promise<('browser' | 'country')[]> {
  const { acquaintance, passwordSince } = flow
  const country = deps.places?.countryOf(visitor.address)
  const news = newsOf({ acquaintance, country, passwordSince, now: given.now })
  const told = { flow, visitor, now: given.now, news: { template: 'new-sign-in' } } as const
  if (news.length > 0) await tellPerson(deps, tx, told)
  return news
}

const tellLocked = (deps: FlowDeps, tx: Tx, { deed, until }: { deed: Deed; until: Instant }): Promise<void> => {
  const { flow, visitor, given } = deed
  return tellPerson(deps, tx, { flow, visitor, now: given.now, news: { template: 'account-locked', until } })
}

async function acceptAll(tx: Tx, deed: Deed, terms: readonly TermsVersion[]): Promise<AuditEvent[]> {
  const { id, person } = accountOf(deed.flow)
  for (const version of terms) await acceptTerms(tx, { ...version, person, account: id, now: deed.given.now })
  return terms.map((version) => lineOf(deed, 'terms.accepted', { ...version }))
}
