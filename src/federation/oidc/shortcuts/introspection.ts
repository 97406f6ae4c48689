/**
 * Introspection (RFC 7662) of opaque tokens in one query, for programs that prove themselves by a secret. What is not
 * so plain is left to the library, with its body given back; `differential.test.ts` holds the two side by side.
 */

import { type ParsedUrlQuery, parse } from 'node:querystring'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import { epochSeconds } from '../../../base/time/instant.ts'
import type { OidcDeps } from '../deps.ts'
import { type Call, refuseLong, sendJson } from '../door/call.ts'
import { mayAskAbout } from '../provider/build.ts'
import type { FoundRecord } from '../records/record.ts'
import { giveBack, isPlainForm, readBody } from './form-body.ts'
import { isLive } from './live-token.ts'
import { provenClient } from './proven-client.ts'

const TOKENS = ['AccessToken', 'ClientCredentials', 'RefreshToken']

export async function answerIntrospection(deps: OidcDeps, call: Call): Promise<boolean> {
  const { request, issuer } = call
  if (!isPlainForm(request)) return false
  const body = await readBody(request)
  if (body === undefined) return refuseLong(call)
  const fields = parse(body.toString())
  const client = await provenClient(issuer, request.headers.authorization, fields)
  const token = tokenIn(fields)
  if (!client || token === undefined) return giveBack(request, body)
  const now = deps.clock.now()
  const found = await issuer.lookUp({ realm: issuer.realm.key, kinds: TOKENS, idHash: tokenHash(token), now })
  const lives = isLive(issuer.applications, found, now) && found.payload.exp > epochSeconds(now)
  const answer =
    lives && mayAskAbout(client, { clientId: found.payload.clientId, kind: found.kind })
      ? activeAnswer(issuer.issuer, found)
      : { active: false }
  sendJson(call, 200, answer)
  return true
}

/** A token of ours, which has no dot: a JWT is for the library to refuse. Fields that came twice are, too. */
function tokenIn(fields: ParsedUrlQuery): string | undefined {
  const { token } = fields
  const plain = Object.values(fields).every((value) => typeof value === 'string')
  return plain && typeof token === 'string' && token !== '' && !token.includes('.') ? token : undefined
}

function activeAnswer(issuer: string, { kind, payload }: FoundRecord): object {
  const { accountId: sub, clientId: client_id, exp, iat, sid, aud, scope, extra } = payload
  return {
    active: true,
    sub,
    ...extra,
    ...{ client_id, exp, iat, sid, iss: issuer, aud, scope: scope || undefined },
    token_type: kind === 'RefreshToken' ? undefined : 'Bearer',
  }
}
