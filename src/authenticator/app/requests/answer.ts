import {
  answerText,
  type Bytes,
  type Decision,
  type DeviceAnswer,
  proveAnswer,
  signAnswer,
  unlockChallenge,
  unwrapSecret,
} from '../../../methods/browser.ts'
import { keysOf } from '../accounts/find.ts'
import { wipeGone } from '../accounts/gone.ts'
import { call } from '../api/call.ts'
import { mindingClock } from '../api/signed.ts'
import { type App, now, originOf } from '../store/app.ts'
import type { AppRequest } from '../store/app-state.ts'
import type { AccountKeys } from '../store/kept.ts'
import { isRefused, type Refused, refuse } from '../store/result.ts'
import { dropRequest, receivePending } from './receive.ts'

/** `link`: a code that links a new phone, when that was what this phone asked for itself. */
export type Answered = {
  readonly outcome: 'approved' | 'declined'
  readonly link?: { readonly address: string; readonly typed: string; readonly expires: number }
}

/** The person's PIN, or the phone's own verification of them in its place. */
export type By = { readonly pin: string } | { readonly unlock: true }

/** Reads the keys when the PIN is about to be typed, so that at its last digit nothing is left but to derive and to send. */
export function prepareAnswer(app: App, { device }: Pick<AppRequest, 'device'>): void {
  prepared = { device, keys: keysOf(app, device) }
}

let prepared: { readonly device: string; readonly keys: Promise<AccountKeys | Refused> } | undefined

/** Prepared ones are used once: keys change with the PIN. */
async function keysFor(app: App, device: string): Promise<AccountKeys | Refused> {
  const ready = prepared?.device === device ? prepared.keys : keysOf(app, device)
  prepared = undefined
  return ready
}

export const decline = (app: App, request: AppRequest): Promise<Answered | Refused> => turnDown(app, request, 'decline')

export const notMe = (app: App, request: AppRequest): Promise<Answered | Refused> => turnDown(app, request, 'not-me')

/** Takes the signature alone: whoever holds the phone may always say no. */
async function turnDown(app: App, request: AppRequest, decision: Decision): Promise<Answered | Refused> {
  const keys = await keysOf(app, request.device)
  if (isRefused(keys)) return keys
  return settle(app, request, await sendAnswer(app, { request, keys, decision, number: undefined }, {}))
}

/** Approves. A wrong PIN comes back as what the server says of it, with the tries that are left. */
export async function approve(app: App, request: AppRequest, by: By, number?: string): Promise<Answered | Refused> {
  const keys = await keysFor(app, request.device)
  if (isRefused(keys)) return keys
  if ('unlock' in by) {
    if (keys.unlock === undefined) return refuse('biometrics-unavailable')
    const answer = { request, keys, decision: 'approve' as const, number }
    return settle(app, request, await sendAnswer(app, answer, { credential: keys.unlock }))
  }
  return approveWithSecret(app, { request, keys, number, pin: by.pin })
}

/**
 * `use` gets the secret once the server has found the PIN right; before, nobody here knows whether it is. It is wiped in
 * any case.
 */
export async function approveWithSecret(
  app: App,
  given: { request: AppRequest; keys: AccountKeys; pin: string; number?: string | undefined },
  use?: (secret: Bytes) => Promise<void>,
): Promise<Answered | Refused> {
  const { request, keys, pin, number } = given
  const secret = await unwrapSecret(keys.wrapped, pin, keys.salt)
  try {
    const sent = await sendAnswer(app, { request, keys, decision: 'approve', number }, { secret })
    if (!isRefused(sent)) await use?.(secret)
    return await settle(app, request, sent)
  } finally {
    secret.fill(0)
  }
}

type Answering = {
  readonly request: AppRequest
  readonly keys: AccountKeys
  readonly decision: Decision
  readonly number: string | undefined
}

type Proof = { readonly secret?: Bytes; readonly credential?: string }

function sendAnswer(app: App, answering: Answering, proof: Proof): Promise<Answered | Refused> {
  return mindingClock(async () => {
    const answer = await makeAnswer(app, answering, proof)
    return isRefused(answer) ? answer : call<Answered>(app, 'requests/answer', answer)
  })
}

async function makeAnswer(
  app: App,
  { request, keys, decision, number }: Answering,
  { secret, credential }: Proof,
): Promise<DeviceAnswer | Refused> {
  const { id, nonce, device, account, text: shown } = request
  const time = now(app)
  const text = await answerText({
    origin: originOf(app),
    request: id,
    nonce,
    device,
    account,
    shown,
    decision,
    number,
    time,
  })
  const sealed = secret && (await proveAnswer({ secret, text, serverKey: keys.serverKey }))
  const assertion = credential && (await app.verifier.assertUnlock(await unlockChallenge(text), credential))
  if (isRefused(assertion)) return assertion
  const signature = await signAnswer(keys.signing, text, sealed)
  return {
    ...{ request: id, device, decision, time, signature },
    ...(number !== undefined && { number }),
    ...(sealed !== undefined && { sealed }),
    ...(assertion && { assertion }),
  }
}

/** What is left of a request after the server has spoken; a wrong PIN and a network that failed leave it open. */
async function settle(app: App, request: AppRequest, answer: Answered | Refused): Promise<Answered | Refused> {
  if (!isRefused(answer)) dropRequest(app, request.id)
  else if (answer.refusal === 'device-void') await wipeGone(app, request.device, 'void')
  else if (OVER.has(answer.refusal)) dropRequest(app, request.id)
  // The server knows why: perhaps this device was removed, or its account closed.
  else if (answer.refusal === 'device-unknown') await receivePending(app)
  return answer
}

const OVER = new Set(['wrong-number', 'request-over', 'other-network', 'account-closed'])
