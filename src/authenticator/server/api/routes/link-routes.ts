/** Linking: what a code is for, and a device that links itself by it. */
import type { FastifyInstance } from 'fastify'
import { brandOf, realmByKey } from '../../../../campus/index.ts'
import { linkDevice, lookAtLink, type SeenLink } from '../../../../methods/index.ts'
import type { Account } from '../../../../people/index.ts'
import type { AuthenticatorDeps } from '../../deps.ts'
import { tellLinked } from '../../telling/linked.ts'
import { Code, LinkMessage, parseBody } from '../messages.ts'
import { isRefused, say } from '../say.ts'
import { countingStrangers, tooManyTries } from '../strangers.ts'

export function linkRoutes(api: FastifyInstance, deps: AuthenticatorDeps): void {
  const { db } = deps
  api.post('/links/look', async (request, reply) => {
    const { code } = parseBody(Code, request.body)
    const { visit } = request
    const full = await tooManyTries(deps, visit)
    if (full) return say(reply, full, visit.now)
    const asked = { code, from: visit.limitBy, now: visit.now }
    const seen = await db.transaction((tx) => lookAtLink(deps, tx, asked))
    const said = await countingStrangers(deps, visit, seen)
    return say(reply, isRefused(said) ? said : seenLink(deps, said), visit.now)
  })

  api.post('/links/use', async (request, reply) => {
    const message = parseBody(LinkMessage, request.body)
    const { visit } = request
    const full = await tooManyTries(deps, visit)
    if (full) return say(reply, full, visit.now)
    const done = await db.transaction(async (tx) => {
      const linked = await linkDevice(deps, tx, { message, from: visit.limitBy, now: visit.now })
      if (!isRefused(linked) && linked.counts) await tellLinked(deps, tx, { linked, visit })
      return linked
    })
    const said = await countingStrangers(deps, visit, done)
    if (isRefused(said)) return say(reply, said, visit.now)
    const { device, account, codes } = said
    return say(reply, { device, codes, ...lookOf(deps, account) }, visit.now)
  })
}

/** `person`: one app holds the accounts of one person, whom it knows by a mark that says nothing. */
function seenLink(deps: AuthenticatorDeps, { account, codes, expires }: SeenLink): object {
  const { keyring } = deps
  const { account: shown, realm } = lookOf(deps, account)
  const person = keyring.mac('authenticator-person', account.person).toString('base64url')
  return { account: { ...shown, person }, realm, codes, expires }
}

/** The account as the app shows it, with its realm's look. */
function lookOf({ campus }: AuthenticatorDeps, { id, signInName, realm: key, language }: Account) {
  const realm = realmByKey(campus, key)
  if (!realm) throw new Error(`an account of realm ${key}, which is not in the configuration`)
  const { shortName, accentLight, accentDark, sign } = brandOf(realm, language ?? 'nl')
  const name = realm.brand?.name ?? realm.name
  return { account: { id, name: signInName }, realm: { key, name, shortName, accentLight, accentDark, sign } }
}
