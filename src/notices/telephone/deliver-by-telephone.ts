import { record } from '../../audit/index.ts'
import type { Database } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Campus } from '../../campus/index.ts'
import type { Language } from '../../i18n/index.ts'
import type { Outbox } from '../notice.ts'
import { keepTelephoneNotice } from '../notices-store.ts'
import type { Handed } from './in-turn.ts'
import type { Telephone } from './open-telephone.ts'
import type { OutgoingCall, OutgoingText } from './outgoing.ts'
import { callWords, codeText, type TelephonePurpose } from './words.ts'

export type TelephoneDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly campus: Pick<Campus, 'institution'>
  readonly baseUrl: string
  /** The gateways, where some are configured. */
  readonly telephone?: Telephone | undefined
  /** Demo mode: where every notice is also laid down. */
  readonly outbox?: Outbox | undefined
}

/** A text with a code, or a call that asks for a key. Never queued: it would hold the code, and a person waits. */
export type TelephoneNotice = {
  /** The challenge. */
  readonly id: string
  readonly purpose: TelephonePurpose
  /** In E.164; `shown` is all that is written down of it. */
  readonly to: string
  readonly shown: string
  readonly language: Language
  readonly person: string | undefined
  readonly account: string
  readonly realm: string
  readonly hook: string
} & ({ readonly by: 'sms'; readonly code: string; readonly expires: Instant } | { readonly by: 'voice' })

/**
 * Hands a text or a call to the gateways, and writes down how that went. `sent` only when a gateway said clearly that
 * it accepted; in demo mode without gateways, when it lies in the outbox.
 */
export async function deliverByTelephone(deps: TelephoneDeps, notice: TelephoneNotice): Promise<'sent' | 'failed'> {
  const { telephone, outbox } = deps
  const { by } = notice
  const message = by === 'sms' ? textOf(deps, notice) : callOf(deps, notice)
  const handed = 'text' in message ? await telephone?.texts?.hand(message) : await telephone?.calls?.hand(message)
  const failed = handed ? handed.by === undefined : outbox === undefined
  if (!failed) await layDown(deps, notice, message)
  await keepOutcome(deps, notice, { failed, handed })
  return failed ? 'failed' : 'sent'
}

function textOf({ campus, clock, baseUrl }: TelephoneDeps, notice: TelephoneNotice & { by: 'sms' }): OutgoingText {
  const { id, to, hook, language } = notice
  const { timeZone, name } = campus.institution
  const text = codeText({ ...notice, institution: name[language], now: clock.now(), timeZone, baseUrl })
  return { id, to, hook, text }
}

function callOf({ campus }: TelephoneDeps, notice: TelephoneNotice): OutgoingCall {
  const { id, to, hook, language, purpose } = notice
  const institution = campus.institution.name[language]
  return { id, to, hook, language, words: callWords({ language, institution, purpose }) }
}

/** For the demo: the number whole, since there the outbox is the telephone. */
async function layDown(
  { clock, outbox }: TelephoneDeps,
  { id, to, by, language }: TelephoneNotice,
  message: OutgoingText | OutgoingCall,
): Promise<void> {
  const spoken = 'text' in message ? message.text : message.words.ask
  const payload = by === 'voice' ? { payload: { id } } : {}
  await outbox?.({
    id,
    channel: by,
    to,
    language,
    subject: null,
    text: spoken,
    links: [],
    sentAt: clock.now(),
    ...payload,
  })
}

type Outcome = { failed: boolean; handed: Handed | undefined }

async function keepOutcome({ db, clock }: TelephoneDeps, notice: TelephoneNotice, { failed, handed }: Outcome) {
  const now = clock.now()
  const { by, shown, person, account, realm, language } = notice
  const template = by === 'sms' ? 'phone-code' : 'phone-call'
  const faults = handed?.faults ?? []
  const fault = faults.join('; ').slice(0, 300) || 'no gateway is configured'
  const gateway = handed?.by && { gateway: handed.by }
  const details = { template, channel: by, to: shown, ...gateway, ...(faults.length > 0 && { faults }) }
  await db.transaction(async (tx) => {
    const kept = { id: newId(now), channel: by, template, person, account, recipient: shown, language, now }
    await keepTelephoneNotice(tx, { ...kept, fault: failed ? fault : null })
    const what = failed ? 'notice.failed' : 'notice.sent'
    await record(tx, { at: now, what, actor: 'system', person, account, realm, details })
  })
}
