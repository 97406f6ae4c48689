/** `/account/profile`: how one is called, where one is reached, what is on record (A13, A14). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../base/web/parse.ts'
import { languages } from '../../../i18n/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { type SignedIn, signedIn } from '../../signed-in/signed-in.tsx'
import { addressRoutes } from './addresses/routes.tsx'
import { changeProfile } from './change.ts'
import { DEEDS, homeOf } from './home.ts'
import type { ProfileProps } from './page.tsx'
import { phoneRoutes } from './phones/routes.tsx'
import { recordRoutes } from './record/routes.tsx'
import { sendProfile } from './send.tsx'

const Change = z.object({
  'preferred-name': z.string(),
  language: z.enum(languages),
  act: z.literal('continue').optional(),
})
const Said = z.object({ done: z.enum(DEEDS), undo: z.uuid().optional() })

export function profileRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/account/profile', async (request, reply) => {
    const who = await signedIn(deps, { request, reply }, { choose: true })
    return who ? sendProfile(deps, { request, reply }, { who, done: doneIn(who, request.query) }) : reply
  })

  // Only these two can be changed here: any other field is refused whole (CVE-2026-27946).
  app.post('/account/profile', async (request, reply) => {
    const { 'preferred-name': preferredName, language } = parseForm(Change, request.body)
    const who = await signedIn(deps, { request, reply }, { choose: true })
    if (!who) return reply
    const by = { session: who.session, visit: request.visit }
    const outcome = await changeProfile(deps, by, { preferredName, language })
    if (outcome === 'name-form')
      return sendProfile(deps, { request, reply }, { who, typed: preferredName.slice(0, 120), refused: NO_NAME })
    return reply.redirect(homeOf(who, { done: 'saved', lang: language }), 303)
  })

  addressRoutes(app, deps)
  phoneRoutes(app, deps)
  recordRoutes(app, deps)
}

const NO_NAME = { key: 'preferred-name-form', field: 'preferred-name' } as const

function doneIn({ frame: { t }, realm }: SignedIn, query: unknown): ProfileProps['done'] {
  const { data } = Said.safeParse(query)
  if (!data) return undefined
  const text = t(`profile.done.${data.done}`)
  const kind = data.done === 'address-removed' ? 'addresses' : data.done === 'phone-removed' ? 'phones' : undefined
  if (kind === undefined || data.undo === undefined) return { text }
  return { text, undo: { action: `/account/profile/${kind}/${data.undo}/restore?account=${realm.key}` } }
}
