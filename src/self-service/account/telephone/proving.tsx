/** The page on which a telephone proves itself, wherever it is asked: what its address holds, and what it shows. */
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { isId } from '../../../base/ids.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import { formatTimeUntil } from '../../../i18n/index.ts'
import { type ChallengeBy, callStanding, challengeStanding, phoneCountries } from '../../../methods/index.ts'
import { RegisterPhone, type RegisterPhoneProps } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import type { Call } from '../../signed-in/call.ts'
import { type SignedIn, signedIn } from '../../signed-in/signed-in.tsx'
import type { Asked } from './ask.ts'

/** A telephone that is proving itself. The address holds ids alone: a challenge answers to no session but its own. */
export type Proving = {
  phone: string
  challenge: string
  by: ChallengeBy
  line: 'mobile' | 'landline'
  held?: number | undefined
  said?: 'phone-landline' | 'phone-lapsed' | 'phone-dear' | undefined
}

const Asking = z.object({
  challenge: z.string().refine(isId),
  by: z.enum(['sms', 'voice']),
  line: z.enum(['mobile', 'landline']),
  held: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
  said: z.enum(['phone-landline', 'phone-lapsed', 'phone-dear']).optional().catch(undefined),
})

/** What a form of that page can hold. */
export const Answer = z.object({
  act: z.enum(['continue', 'resend', 'back']).optional(),
  code: z.string().max(400).optional(),
  by: z.enum(['sms', 'voice']).optional(),
})

export function provingIn({ params, query }: Call['request']): Proving | undefined {
  const { phone } = params as { phone: string }
  const asked = Asking.safeParse(query)
  return isId(phone) && asked.success ? { phone, ...asked.data } : undefined
}

type Query = Pick<Proving, 'by' | 'line'> & { asked: Asked; before?: string | undefined }

/** Where the code is typed, or the call is waited for; with what was asked before, when nothing new could be. */
export function queryOf({ realm }: SignedIn, { by, line, asked, before }: Query): URLSearchParams {
  const challenge = 'challenge' in asked ? asked.challenge : (before ?? '')
  const held = 'heldUntil' in asked ? { held: String(asked.heldUntil) } : {}
  const said = 'refused' in asked && !('heldUntil' in asked) ? { said: asked.refused } : {}
  return new URLSearchParams({ challenge, by, line, ...held, ...said, account: realm.key })
}

/** Why nothing was sent, in words; to the full minute, so that nobody who comes at the time that was said comes too early. */
export function refusedAsk(
  { campus }: Pick<SelfServiceDeps, 'campus'>,
  { frame, now }: { frame: SignedIn['frame']; now: number },
  asked: Exclude<Asked, { challenge: string }>,
): Refused {
  if (!('heldUntil' in asked)) return { key: asked.refused }
  const until = Math.ceil(asked.heldUntil / MINUTE) * MINUTE
  const time = formatTimeUntil(frame.language, until, campus.institution.timeZone, now)
  return { key: asked.refused, values: { time } }
}

/** At its field, where there is one. */
export const refusedProof = (key: Refused['key'] | undefined): Refused | undefined =>
  key && (key === 'wrong-new-code' ? { key, field: 'code' } : { key })

type Body = { who: SignedIn; now: number; asked: Proving; path: string; refused: Refused | undefined }

/** The body of the page: the code or the call, once more, by the other way, another number. `path`: where its forms go. */
export async function provingBody(
  deps: SelfServiceDeps,
  { who: { frame, session, realm }, now, asked, path, refused }: Body,
): Promise<ComponentChildren> {
  const { challenge, by, line, held } = asked
  const standing = await challengeStanding(deps.db.kysely, { challenge, binding: session.id, now })
  const query = new URLSearchParams({ challenge, by, line, account: realm.key })
  const sent = {
    is: standing?.is ?? ('unsent' as const),
    ...(standing && { expires: standing.expires }),
    ...(held !== undefined && { heldUntil: held }),
  }
  return (
    <RegisterPhone
      {...{ frame, by, now }}
      action={`${path}?${query}`}
      hidden={{}}
      refusal={refused && ({ why: refused.key } as RegisterPhoneProps['refusal'])}
      countries={phoneCountries(frame.language, deps.campus)}
      begun={{ shown: standing?.shown ?? '', line, by, sent }}
      standing={`${path}/call?${query}`}
      timeZone={deps.campus.institution.timeZone}
    />
  )
}

/** What the script of a page that waits for a call asks each second; the form takes the answer. */
export async function sendStanding(deps: SelfServiceDeps, call: Call) {
  const { request, reply } = call
  const asked = provingIn(request)
  const who = asked && (await signedIn(deps, call))
  if (asked && !who) return reply
  const binding = who?.session.id
  const { now } = request.visit
  const standing =
    asked && binding !== undefined
      ? await callStanding(deps.db.kysely, { challenge: asked.challenge, binding, now })
      : 'expired'
  return reply.header('cache-control', 'no-store').send({ standing })
}
