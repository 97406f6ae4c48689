/** Administration: its pages, and what is counted for them. */
import type { FastifyInstance } from 'fastify'
import type { Repeated } from '../base/jobs/repeat.ts'
import { dayAt } from '../base/time/day.ts'
import { HOUR } from '../base/time/instant.ts'
import type { AdminDeps } from './deps.ts'
import { countRegistrations, keepCounts } from './registration/counts-store.ts'
import { registrationRoutes } from './registration/routes.tsx'

export type { AdminDeps } from './deps.ts'

/** All pages of administration. */
export function adminRoutes(app: FastifyInstance, deps: AdminDeps): void {
  app.get('/admin', (_request, reply) => reply.redirect('/admin/registration', 303))
  registrationRoutes(app, deps)
}

/** What is done again and again: each day's counts, of which the last of a day stays. */
export const adminTasks = ({ db, campus }: Pick<AdminDeps, 'db' | 'campus'>): Record<string, Repeated> => ({
  'admin.registration': {
    every: HOUR,
    task: async (_payload, { now }) => {
      const day = dayAt(now, campus.institution.timeZone)
      await keepCounts(db.kysely, { day, counts: await countRegistrations(db.kysely) })
    },
  },
})
