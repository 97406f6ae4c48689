/** Signing in by a scanned code: what it is for, and one device that claims it. */
import type { FastifyInstance } from 'fastify'
import { realmByKey } from '../../../../campus/index.ts'
import { claimCode, lookAtCode } from '../../../../methods/index.ts'
import { knowsBrowser } from '../../../../sign-in/index.ts'
import type { AuthenticatorDeps } from '../../deps.ts'
import { tellClaimed } from '../../telling/claimed.ts'
import { hearing } from '../hearing.ts'
import { Claim, Code, parseBody } from '../messages.ts'
import { isRefused, say } from '../say.ts'
import { countingStrangers, tooManyTries } from '../strangers.ts'

export function codeRoutes(api: FastifyInstance, deps: AuthenticatorDeps): void {
  api.post('/codes/look', async (request, reply) => {
    const { code } = parseBody(Code, request.body)
    const { visit } = request
    const full = await tooManyTries(deps, visit)
    if (full) return say(reply, full, visit.now)
    const seen = await lookAtCode(deps.db.kysely, { code, now: visit.now })
    const said = await countingStrangers(deps, visit, seen)
    if (isRefused(said)) return say(reply, said, visit.now)
    const { realm, shown, expires } = said
    return say(reply, { realms: realm === undefined ? realmsWithApp(deps) : [realm], shown, expires }, visit.now)
  })

  hearing(api, deps, { path: '/codes/claim', purpose: 'claim', payload: Claim }, async (tx, heard, { code }) => {
    const { device, account, visit } = heard
    const { address, now } = visit
    const claimed = await claimCode(deps, tx, {
      ...{ code, device, address, now },
      isKnown: (id, marks) => knowsBrowser(tx, { account: id, marks, now }),
      sameNetwork: realmByKey(deps.campus, account.realm)?.mfa.qr.sameNetwork ?? 'require',
    })
    if (isRefused(claimed)) return claimed
    await tellClaimed(deps, tx, { heard, claimed })
    return { request: claimed.request }
  })
}

const realmsWithApp = ({ campus }: AuthenticatorDeps): string[] =>
  Object.values(campus.realms).flatMap(({ key, mfa }) => (mfa.methods.includes('app') ? [key] : []))
