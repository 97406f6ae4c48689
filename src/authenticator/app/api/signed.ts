import { type Envelope, type EnvelopePurpose, signEnvelope } from '../../../methods/browser.ts'
import { type Core, now, originOf } from '../store/app.ts'
import type { AccountKeys } from '../store/kept.ts'
import { isRefused, type Refused } from '../store/result.ts'
import { call } from './call.ts'

type Message = { readonly purpose: EnvelopePurpose; readonly payload: object }

/** A message that bears the device's signature, for one purpose and one moment. */
export const sign = (
  core: Core,
  keys: Pick<AccountKeys, 'device' | 'signing'>,
  { purpose, payload }: Message,
): Promise<Envelope> =>
  signEnvelope(keys.signing, {
    purpose,
    origin: originOf(core),
    device: keys.device,
    time: now(core),
    payload: JSON.stringify(payload),
  })

/** Sends a signed message. */
export const callSigned = <T extends object>(
  core: Core,
  keys: Pick<AccountKeys, 'device' | 'signing'>,
  { path, ...message }: Message & { readonly path: string },
): Promise<T | Refused> => mindingClock(async () => call<T>(core, path, await sign(core, keys, message)))

/**
 * Once more when the server says that the clock is off: its answer has told the time, so that the second one is right.
 * Whoever holds an old message back learns nothing by it: each is signed anew.
 */
export async function mindingClock<T>(ask: () => Promise<T | Refused>): Promise<T | Refused> {
  const answer = await ask()
  return isRefused(answer) && answer.refusal === 'clock-off' ? ask() : answer
}
