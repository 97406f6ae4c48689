/** `/admin/registration`: who has registered a second factor. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dayAt } from '../../base/time/day.ts'
import { DAY } from '../../base/time/instant.ts'
import { type Realm, realmByKey } from '../../campus/index.ts'
import { sendPage } from '../../design/index.ts'
import type { AdminDeps } from '../deps.ts'
import { type Admin, adminAt, type Call } from '../door/admin-at.tsx'
import { countRegistrations, countsSince } from './counts-store.ts'
import { csvOf } from './csv.ts'
import { RegistrationPage } from './page.tsx'
import { keptOfToday, reportOf, SPANS, type Span, USUAL_SPAN } from './report.ts'

const Wish = z.object({
  realm: z.string().optional().catch(undefined),
  days: z.coerce
    .number()
    .transform((days) => SPANS.find((span) => span === days) ?? USUAL_SPAN)
    .catch(USUAL_SPAN),
})

export function registrationRoutes(app: FastifyInstance, deps: AdminDeps): void {
  app.get('/admin/registration', async (request, reply) => {
    const asked = await askedAt(deps, { request, reply })
    if (!asked) return reply
    const { admin, realm, days } = asked
    const { now } = request.visit
    const report = await reportFor(deps, { realm, days, now })
    return sendPage(
      reply,
      <RegistrationPage frame={admin.frame} campus={deps.campus} view={{ realm, days, now, report }} />,
    )
  })
  app.get('/admin/registration.csv', async (request, reply) => {
    const asked = await askedAt(deps, { request, reply })
    if (!asked) return reply
    const { realm, days } = asked
    const { lines, today } = await reportFor(deps, { realm, days, now: request.visit.now })
    const name = `registration-${realm.key}-${today}.csv`
    reply.headers({ 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' })
    return reply.type('text/csv; charset=utf-8').send(csvOf(realm.key, lines))
  })
}

type Asked = { admin: Admin; realm: Realm; days: Span }

/** Undefined when the reply has been sent. */
async function askedAt(deps: AdminDeps, call: Call): Promise<Asked | undefined> {
  const admin = await adminAt(deps, call)
  if (!admin) return undefined
  const { realm: key, days } = wishIn(call.request)
  const [first] = Object.values(deps.campus.realms)
  const realm = (key === undefined ? first : realmByKey(deps.campus, key)) ?? first
  if (!realm) throw new Error('a campus without a realm')
  return { admin, realm, days }
}

const wishIn = ({ query }: FastifyRequest) => Wish.parse(query)

async function reportFor({ db, campus }: AdminDeps, { realm, days, now }: { realm: Realm; days: Span; now: number }) {
  const { timeZone } = campus.institution
  const dayAgo = (number: number) => dayAt(now - number * DAY, timeZone)
  const [today, weekAgo] = [dayAgo(0), dayAgo(7)]
  const kept = await countsSince(db.kysely, { realm: realm.key, day: dayAgo(days) })
  const live = keptOfToday(kept, today) ?? (await countRegistrations(db.kysely, realm.key))
  return reportOf({ today, weekAgo, kept, live })
}
