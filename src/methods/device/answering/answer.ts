/**
 * An answer of a device. In order: the rows are locked, the text is built anew from them, the signature is verified, a PIN
 * try is charged, the proof is verified, the try is given back, the number is compared, the request is spent.
 */
import { hash } from 'node:crypto'
import { sameText } from '../../../base/crypto/same.ts'
import type { Tx } from '../../../base/database/database.ts'
import { tell } from '../../../base/live/tell.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { type Account, lockAccount } from '../../../people/index.ts'
import { type DeviceDeps, originOf } from '../device-deps.ts'
import { findDevice, lockDevice, type StoredDevice } from '../devices-store.ts'
import { clockIsOff, isId, staleAt } from '../hear/hear.ts'
import { hearOnce } from '../hear/spoken-store.ts'
import { type Unfit, whyUnfit } from '../hear/whose-device.ts'
import { type LinkOffer, offerLink } from '../linking/offer.ts'
import { answerText, readVerifyKey, signedBytes, verifyAnswer } from '../protocol/answer.ts'
import type { Bytes } from '../protocol/bytes.ts'
import type { DeviceAnswer, RequestKind } from '../protocol/messages.ts'
import { compareNetworks } from '../requests/networks.ts'
import { ownBinding } from '../requests/own.ts'
import { lockRequest, type StoredRequest, settleRequest } from '../requests/requests-store.ts'
import { declineRequest } from './decline.ts'
import { proveUser } from './prove-user.ts'

/** What the answer was about, for whoever writes it down and tells the person. */
export type Answered = {
  readonly request: string
  readonly kind: RequestKind
  readonly device: string
  readonly deviceName: string
  readonly account: Account
  readonly shown: string
  readonly browserAddress: string | undefined
}

export type AnswerRefusal = Unfit | 'request-over' | 'other-network' | 'bad-answer' | 'clock-off'

export type AnswerOutcome =
  | ({ readonly outcome: 'approved'; readonly user: 'pin' | 'biometrics'; readonly link?: LinkOffer } & Answered)
  /** `stopped`: this was the second refusal, and until then nothing is asked. */
  | ({ readonly outcome: 'declined'; readonly notMe: boolean; readonly stopped?: Instant } & Answered)
  | ({ readonly refused: 'wrong-pin'; readonly left: number } & Answered)
  /** `fresh`: this very answer was the third. */
  | ({ readonly refused: 'device-void'; readonly fresh: true } & Answered)
  | ({ readonly refused: 'wrong-number' } & Answered)
  | { readonly refused: AnswerRefusal; readonly fresh?: false }

type Asked = {
  readonly answer: DeviceAnswer
  /** Of the phone. */
  readonly address?: string | undefined
  readonly now: Instant
}

/** The rows, locked, and what was signed upon them. */
type Verified = {
  readonly request: StoredRequest
  readonly device: StoredDevice
  readonly account: Account
  readonly text: Bytes
}

/** Takes an answer; `tx` must commit whatever comes of it, since a wrong PIN is charged there. */
export async function answerRequest(deps: DeviceDeps, tx: Tx, asked: Asked): Promise<AnswerOutcome> {
  const verified = await verify(deps, tx, asked)
  if ('refused' in verified) return verified
  const { request, device, account } = verified
  const { answer, now } = asked
  if (answer.decision !== 'approve') {
    const declined = await declineRequest(tx, { request, device, decision: answer.decision, now })
    return { outcome: 'declined', ...declined, ...aboutOf(verified) }
  }
  if (request.sameNetwork && compareNetworks(deps.campus, request.address ?? undefined, asked.address) !== 'same') {
    return { refused: 'other-network' }
  }
  const proved = await proveUser(deps, tx, { answer, request, device, text: verified.text, now })
  if ('left' in proved) return { refused: 'wrong-pin', left: proved.left, ...aboutOf(verified) }
  if ('refused' in proved) {
    return proved.refused === 'device-void' && proved.fresh
      ? { refused: 'device-void', fresh: true, ...aboutOf(verified) }
      : { refused: proved.refused }
  }
  const right = request.number === null || sameText(answer.number ?? '', request.number)
  const outcome = right ? 'approved' : 'wrong-number'
  const settled = { id: request.id, outcome, device: device.id, now } as const
  await settleRequest(tx, right ? { ...settled, userBy: proved.user } : settled)
  await tell(tx, [`binding:${request.binding}`, `account:${account.id}`])
  if (!right) return { refused: 'wrong-number', ...aboutOf(verified) }
  const link = request.kind === 'link' && (await offerToNew(deps, tx, verified, now))
  return { outcome: 'approved', user: proved.user, ...(link && { link }), ...aboutOf(verified) }
}

/** An answer that is this device's, to this request, fresh and for the first time: nothing has been charged for it. */
async function verify(
  deps: DeviceDeps,
  tx: Tx,
  { answer, now }: Asked,
): Promise<Verified | { refused: AnswerRefusal }> {
  const { sealed, signature, time } = answer
  if (!isId(answer.request) || !isId(answer.device)) return { refused: 'device-unknown' }
  // The account first, as whoever closes it does: two that lock in another order would wait for each other.
  const known = await findDevice(tx, answer.device)
  const account = known && (await lockAccount(tx, known.account))
  const request = await lockRequest(tx, answer.request)
  const device = await lockDevice(tx, answer.device)
  if (!device) return { refused: 'device-unknown' }
  if (!request || !isFor(request, device)) return { refused: 'request-over' }
  const text = await answerText({
    ...{ origin: originOf(deps), request: request.id, nonce: request.nonce.toString('base64url'), device: device.id },
    ...{ account: device.account, shown: request.shown, decision: answer.decision, number: answer.number, time },
  })
  // Before anything is counted, or strangers could void a device (CVE-2025-64102 turned round).
  const key = await readVerifyKey(device.verifyKey)
  if (!(await verifyAnswer(key, { text, sealed, signature }))) return { refused: 'bad-answer' }
  if (clockIsOff(time, now)) return { refused: 'clock-off' }
  const unfit = whyUnfit(device, now)
  if (unfit) return { refused: unfit }
  // Suspended, closed, or closed while this one waited (CVE-2026-9798).
  if (account?.status !== 'active') return { refused: 'account-closed' }
  if (request.outcome !== null || now >= request.expires) return { refused: 'request-over' }
  const mark = hash('sha256', await signedBytes(text, sealed), 'buffer')
  // The same again is no second try: whoever replays it would void the device.
  if (!(await hearOnce(tx, mark, staleAt(time)))) return { refused: 'bad-answer' }
  return { request, device, account, text }
}

/** What is asked of the account any of its devices answers; what one claimed or began, that one alone. */
const isFor = (request: StoredRequest, { id, account }: StoredDevice): boolean =>
  request.account === account && (request.device === null || request.device === id)

const aboutOf = ({ request, device, account }: Verified): Answered => ({
  ...{ request: request.id, kind: request.kind, shown: request.shown, account },
  ...{ device: device.id, deviceName: device.name, browserAddress: request.address ?? undefined },
})

/** The code by which a new phone is linked, shown by the old one. */
const offerToNew = (deps: DeviceDeps, tx: Tx, { device, account }: Verified, now: Instant): Promise<LinkOffer> =>
  offerLink(deps, tx, { account: account.id, binding: ownBinding(device.id), byDevice: device.id, now })
