/** The page that registers a method in the midst of a sign-in, with what its kind shows. */
import type { VNode } from 'preact'
import { dayAt } from '../../../base/time/day.ts'
import {
  findLinkOffer,
  findTotpOffer,
  keyCreation,
  keyRulesOf,
  linkStanding,
  type MethodKind,
  phoneCountries,
} from '../../../methods/index.ts'
import { methodEnding, methodLabel, notYet } from '../../../policies/index.ts'
import type { AtRegister } from '../../flow/state.ts'
import type { RegisterProps } from '../../pages/props.ts'
import { type Registering, RegisterMethodPage } from '../../pages/register/register-method.tsx'
import type { Ask } from '../../run/answer.ts'
import { realmOf } from '../../run/deps.ts'
import { callStandingPath } from '../waiting/call-standing.ts'
import { livePath } from '../waiting/live.ts'
import { sentOf } from './factor-page.tsx'
import type { Paging } from './paging.ts'

export async function registerPage(paging: Paging, state: AtRegister, ask: Ask | undefined): Promise<VNode> {
  const { view, given } = paging
  const registering = await registeringOf(paging, state, ask)
  const { postponable } = given.second
  return <RegisterMethodPage {...{ view, state, registering, postponable }} {...othersOf(paging, state)} />
}

function othersOf({ deps, view, given }: Paging, { kind: open, who }: AtRegister) {
  const { mfa } = realmOf(deps, who.realm)
  const { flow, now } = view
  const today = dayAt(now, deps.campus.institution.timeZone)
  const { groups, institutions, methods: registered } = flow
  const others = given.second.registrable
    .filter((kind) => kind !== open)
    .map((kind) => ({ kind, label: methodLabel(mfa, kind), ending: methodEnding(mfa, kind, today) }))
  return { others, notYet: notYet({ mfa, groups, institutions, today, registered }) }
}

async function registeringOf(paging: Paging, state: AtRegister, ask: Ask | undefined): Promise<Registering> {
  const { kind } = state
  if (kind === 'security-key' || kind === 'passkey') return keyOf(paging, state, kind)
  if (kind === 'app') return linkOf(paging, state)
  if (kind === 'sms' || kind === 'voice') return phoneOf(paging, state, { kind, ask })
  return { kind: 'totp', offer: await offerOf(paging, state) }
}

/** The registration that the state offers; one that lapsed while the page lay open is offered anew by the form. */
async function offerOf({ deps, view }: Paging, { who, proof, registration: id }: AtRegister) {
  if (id === undefined) return undefined
  const issuer = realmOf(deps, who.realm).name[view.frame.language]
  return findTotpOffer(deps, deps.db.kysely, { account: proof.account, now: view.now, issuer, label: who.name, id })
}

/** The link that the state offers, and how far the phone is with it. */
async function linkOf(paging: Paging, { proof, registration: link }: AtRegister): Promise<Registering> {
  const { deps, view, given } = paging
  const { id: binding } = view.flow
  const tx = deps.db.kysely
  const asked = link === undefined ? undefined : { link, account: proof.account, binding, now: view.now }
  const offer = asked && (await findLinkOffer(deps, tx, asked))
  const { is } = asked ? await linkStanding(tx, asked) : { is: 'expired' as const }
  const about = { live: livePath(binding), app: deps.authenticatorUrl, keepsCode: given.resetCode === 'none' }
  return { ...propsOf(paging, 'app'), kind: 'app', offer, standing: is, ...about }
}

async function keyOf(
  paging: Paging,
  { who, proof }: AtRegister,
  wanted: 'security-key' | 'passkey',
): Promise<Registering> {
  const { deps, view } = paging
  const realm = realmOf(deps, who.realm)
  const { account, id: binding } = view.flow
  const displayName = account ? `${account.preferredName ?? account.givenName} ${account.familyName}` : who.name
  const asked = { account: proof.account, label: who.name, displayName, wanted, realm, binding, now: view.now }
  const insist = view.refusal?.why === 'key-not-fido2'
  const options = await keyCreation(deps, deps.db.kysely, { ...asked, insist })
  return { kind: 'key', ...propsOf(paging, wanted), wanted, options, models: keyRulesOf(realm).models }
}

type Typing = { kind: 'sms' | 'voice'; ask: Ask | undefined }

async function phoneOf(paging: Paging, { phone }: AtRegister, { kind, ask }: Typing): Promise<Registering> {
  const { deps, view } = paging
  const typed = ask && 'number' in ask ? { country: ask.country, number: ask.number.slice(0, 40) } : undefined
  return {
    kind: 'phone',
    ...propsOf(paging, kind),
    by: kind,
    countries: phoneCountries(view.frame.language, deps.campus),
    timeZone: deps.campus.institution.timeZone,
    standing: callStandingPath(view.flow.id),
    ...(typed && { typed }),
    ...(phone && { begun: { ...phone, sent: await sentOf(paging, phone.sending) } }),
  }
}

function propsOf({ view }: Paging, kind: MethodKind): RegisterProps {
  const { frame, action, refusal, now } = view
  return { frame, action, refusal, now, hidden: { step: 'register-method', kind } }
}
