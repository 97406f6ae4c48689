/**
 * The unit of work of one request. The library reads and writes as it goes; here its writes are collected, so that
 * they happen together, in as few statements as can be, before the answer leaves.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AuditEvent } from '../../../audit/index.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { LiveSession } from '../../../sign-in/index.ts'
import type { Authorization, NewRecord, RecordKey, RecordPayload, SessionFacts } from './record.ts'

/** A session that `offline_access` starts. */
export type OfflineSession = {
  id: string
  from: SessionFacts
  client: string
  application: string
  expiresAt: Instant
  authorization: Authorization
}

export type Work = {
  readonly realm: string
  readonly now: Instant
  /** The browser's request, where a page or a sign-in may have to follow. */
  readonly visit: { request: FastifyRequest; reply: FastifyReply } | undefined
  /** The session that the browser's cookie holds, once it was looked for. */
  browser: LiveSession | undefined
  /** The token by which it was looked for. */
  browserToken: string | undefined
  /** What came of the sign-in that this request comes back from. */
  takenUp: { interaction: string; payload: RecordPayload } | undefined
  /** Sessions read in this request, by id. */
  readonly sessions: Map<string, SessionFacts>
  readonly adds: NewRecord[]
  readonly puts: NewRecord[]
  /** Marks that may stand only once. */
  readonly marks: NewRecord[]
  spent: RecordKey | undefined
  readonly drops: RecordKey[]
  /** Grants whose whole family is revoked. */
  readonly revoked: Set<string>
  /** A refresh token or code that came a second time. */
  reused:
    | { kind: string; account: string | undefined; client: string | undefined; grantId: string | undefined }
    | undefined
  /** An application that this session opens for the first time. */
  authorized:
    | { session: SessionFacts; client: string; application: string; authorization: Authorization; scope: string }
    | undefined
  offline: OfflineSession | undefined
  /** Written down whatever the answer is. */
  readonly notes: AuditEvent[]
  /** What an application gets from the authorization endpoint: a code, or an error. */
  fields: object | undefined
  /** A page of ours stands in the answer already. */
  page: boolean
  /** Why the work could not be committed. */
  fault: unknown
  /** What the library answered, for a reply of Fastify to carry. */
  answer: { status: number; body: unknown; type: string | undefined } | undefined
}

export const newWork = (given: Pick<Work, 'realm' | 'now' | 'visit'>): Work => ({
  ...given,
  browser: undefined,
  browserToken: undefined,
  takenUp: undefined,
  sessions: new Map(),
  adds: [],
  puts: [],
  marks: [],
  spent: undefined,
  drops: [],
  revoked: new Set(),
  reused: undefined,
  authorized: undefined,
  offline: undefined,
  notes: [],
  fields: undefined,
  page: false,
  fault: undefined,
  answer: undefined,
})

const works = new AsyncLocalStorage<Work>()

export const within = <T>(work: Work, act: () => T): T => works.run(work, act)

/** The unit of work of the request that is being answered. Throws outside one: nothing of ours runs there. */
export function currentWork(): Work {
  const work = works.getStore()
  if (!work) throw new Error('the protocol library was called outside a request')
  return work
}
