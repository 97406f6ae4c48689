/** The library's way to the database: reads at once, writes into the unit of work. */
import type { Adapter, AdapterPayload } from 'oidc-provider'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import { SECOND } from '../../../base/time/instant.ts'
import { findLiveSessionById, type StandingDeps } from '../../../sign-in/index.ts'
import { interactionIn, interactionOut } from './interaction.ts'
import type { LookUp } from './look-ups.ts'
import type { NewRecord, RecordPayload } from './record.ts'
import { browserSession, sessionView } from './session-view.ts'
import { currentWork, type Work } from './work.ts'

export type AdapterDeps = StandingDeps & {
  lookUp: LookUp
  issuer: string
  /** A grant as its identifier and today's registration make it; undefined when it is of no application of ours. */
  grantOf: (id: string) => AdapterPayload | undefined
}

/** How long a code or refresh token that was just spent is only refused, and not taken for stolen: a double click, a retry. */
export const DOUBLE_SENT = 5 * SECOND

/** The adapter of one kind of record. Sessions and grants are views and never written (see README). */
export function adapterOf(deps: AdapterDeps, kind: string): Adapter {
  if (kind === 'Session') return { ...nothing, ...sessionAdapter(deps) }
  if (kind === 'Grant') return { ...nothing, find: async (id) => deps.grantOf(id) }
  // Applications stand in the configuration; whoever is not there does not exist.
  if (kind === 'Client') return nothing
  return { ...nothing, ...recordAdapter(deps, kind) }
}

const nothing: Adapter = {
  upsert: async () => undefined,
  find: async () => undefined,
  findByUserCode: async () => undefined,
  findByUid: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
}

function sessionAdapter(deps: AdapterDeps): Partial<Adapter> {
  return {
    async find(token) {
      const session = await browserSession(deps, currentWork(), token)
      return session && sessionView(session, token)
    },
    async findByUid(id) {
      const work = currentWork()
      const session = work.sessions.get(id) ?? (await findLiveSessionById(deps.db.kysely, { id, now: work.now }))
      return session?.realm === work.realm ? sessionView(session, 'by-uid') : undefined
    },
    async upsert(_token, payload) {
      // Sessions are born, raised and ended in sign-in alone.
      if (payload.accountId !== undefined && payload.uid !== currentWork().browser?.id) {
        throw new Error('the protocol library may not give birth to a session')
      }
    },
    async destroy() {
      throw new Error('the protocol library may not end a session')
    },
  }
}

function recordAdapter({ lookUp, issuer }: AdapterDeps, kind: string): Partial<Adapter> {
  const key = (id: string) => ({ kind, idHash: tokenHash(id) })
  return {
    async find(id) {
      const work = currentWork()
      const { takenUp } = work
      if (kind === 'Interaction' && takenUp?.interaction === id) {
        return interactionOut(takenUp.payload, id, { issuer, session: work.browser?.id })
      }
      const found = await lookUp({ realm: work.realm, kinds: [kind], idHash: tokenHash(id), now: work.now })
      if (!found) return undefined
      if (found.session) work.sessions.set(found.session.id, found.session)
      if (kind === 'Interaction') return interactionOut(found.payload, id, { issuer, session: work.browser?.id })
      const payload = { ...found.payload, jti: id } as AdapterPayload
      if (found.consumedAt === null) return payload
      if (work.now - found.consumedAt < DOUBLE_SENT) return undefined
      work.reused = reuseOf(kind, found.payload)
      return { ...payload, consumed: Math.floor(found.consumedAt / SECOND) }
    },
    async upsert(id, payload, seconds = 0) {
      const work = currentWork()
      const added = recordOf(kind, id, payload, work.now + seconds * SECOND)
      placeFor(work, kind).push(added)
    },
    async consume(id) {
      currentWork().spent = key(id)
    },
    async destroy(id) {
      currentWork().drops.push(key(id))
    },
    async revokeByGrantId(grantId) {
      currentWork().revoked.add(grantId)
    },
  }
}

function placeFor(work: Work, kind: string): NewRecord[] {
  if (kind === 'Interaction') return work.puts
  return kind === 'ReplayDetection' ? work.marks : work.adds
}

const reuseOf = (kind: string, { accountId, clientId, grantId }: RecordPayload): Work['reused'] => ({
  kind,
  account: accountId,
  client: clientId,
  grantId,
})

function recordOf(kind: string, id: string, payload: AdapterPayload, expiresAt: number): NewRecord {
  // `jti` is the token itself: it comes back with whoever holds it.
  const { jti: _, ...rest } = payload
  return {
    kind,
    idHash: tokenHash(id),
    grantId: payload.grantId ?? null,
    session: payload.sessionUid ?? null,
    client: payload.clientId ?? null,
    payload: kind === 'Interaction' ? interactionIn(rest) : rest,
    expiresAt,
  }
}
