/** The pages of the factors and of what can be asked in their place, with what they show of the account's methods. */
import type { VNode } from 'preact'
import { realmByKey } from '../../../campus/index.ts'
import { challengeStanding, keyRequest } from '../../../methods/index.ts'
import type { AtChoose, AtFactor, AtResetCode, Sending, State } from '../../flow/state.ts'
import { AppCodePage } from '../../pages/factors/app-code.tsx'
import { PhoneCodePage } from '../../pages/factors/phone-code.tsx'
import { SecurityKeyPage } from '../../pages/factors/security-key.tsx'
import { TotpPage } from '../../pages/factors/totp.tsx'
import { VoicePage } from '../../pages/factors/voice.tsx'
import { ChooseMethodPage, type OpenWay } from '../../pages/instead/choose-method.tsx'
import { ResetCodePage } from '../../pages/instead/reset-code.tsx'
import type { Sent } from '../../pages/props.ts'
import { leadOf } from '../../pages/words/why.ts'
import { callStandingPath } from '../waiting/call-standing.ts'
import { approvalPage, wayTo } from './app-pages.tsx'
import { methodsOf, type Paging } from './paging.ts'

const FACTORS: readonly State['at'][] = ['totp', 'app-code', 'security-key', 'phone-code', 'voice', 'approval']

export const isFactor = (state: State): state is AtFactor => FACTORS.includes(state.at)

export async function factorPage(paging: Paging, state: AtFactor): Promise<VNode> {
  const { deps, view, given } = paging
  const lead = leadOf(view, { state, why: given.second.why })
  if (state.at === 'totp') return <TotpPage view={view} state={state} lead={lead} />
  if (state.at === 'app-code')
    return <AppCodePage view={view} state={state} lead={lead} request={wayTo(given, 'app')} />
  if (state.at === 'approval') return approvalPage(paging, state, lead)
  const method = (await methodsOf(paging, state)).find(isThis(state.chosen))
  const props = { view, lead, method }
  if (state.at === 'security-key')
    return <SecurityKeyPage {...props} state={state} options={await options(paging, state)} />
  const sent = await sentOf(paging, state.sending)
  if (state.at === 'phone-code') return <PhoneCodePage {...props} state={state} sent={sent} />
  return <VoicePage {...props} state={state} sent={sent} standing={callStandingPath(view.flow.id)} />

  function options({ view: { flow, now } }: Paging, { who, proof }: AtFactor): Promise<object> {
    const realm = realmByKey(deps.campus, who.realm)
    return keyRequest(deps, deps.db.kysely, { account: proof.account, realm, binding: flow.id, now })
  }
}

/** The open ways but the one that was left, each kind of code and key once, each telephone by its number. */
export async function choosePage(paging: Paging, state: AtChoose): Promise<VNode> {
  const { view, given } = paging
  const methods = await methodsOf(paging, state)
  const left = state.left?.chosen
  const open = given.second.ways.filter(({ kind, id }) => {
    const same = kind === left?.kind && (id === left.id || !isPhone(kind))
    return !same
  })
  const once = open.filter(({ kind }, at) => isPhone(kind) || open.findIndex((one) => one.kind === kind) === at)
  const ways = once.flatMap((way): OpenWay[] => {
    const method = methods.find(isThis(way))
    return method ? [{ method, here: !isKey(method.kind) || state.who.keys === true }] : []
  })
  return <ChooseMethodPage view={view} state={state} ways={ways} resetCode={given.resetCode === 'open'} />
}

export async function resetCodePage(paging: Paging, state: AtResetCode): Promise<VNode> {
  return <ResetCodePage view={paging.view} state={state} methods={await methodsOf(paging, state)} />
}

/** What became of the text or call that this step waits for, as the challenge's row tells. */
export async function sentOf({ deps, view }: Paging, sending: Sending | undefined): Promise<Sent> {
  const { challenge, heldUntil } = sending ?? {}
  const held = heldUntil !== undefined && { heldUntil }
  if (challenge === undefined) return { is: 'unsent', ...held }
  const asked = { challenge, binding: view.flow.id, now: view.now }
  const standing = await challengeStanding(deps.db.kysely, asked)
  return standing ? { is: standing.is, expires: standing.expires, ...held } : { is: 'expired', ...held }
}

type Way = { kind: string; id: string }
const isThis = (way: Way) => (one: Way) => one.kind === way.kind && one.id === way.id
const isPhone = (kind: string): boolean => kind === 'sms' || kind === 'voice'
const isKey = (kind: string): boolean => kind === 'security-key' || kind === 'passkey'
