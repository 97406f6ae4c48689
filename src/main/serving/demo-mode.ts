/** What demo mode adds: people, a clock that moves, an outbox to read, and a page that shows it all. */
import type { FastifyInstance } from 'fastify'
import { openListener } from '../../base/database/notify.ts'
import type { Worker } from '../../base/jobs/worker.ts'
import {
  type DemoClock,
  type DemoPerson,
  demoRoutes,
  openDemoClock,
  setUpDemoPeople,
  startBanner,
} from '../../demo/index.ts'
import type { ServerDeps } from '../opening/server-deps.ts'

export type Demo = { register(web: FastifyInstance): void; banner: string[]; close(): Promise<void> }

/** Opens demo mode; a public demo has neither clock nor, on a campus of one's own, people. */
export async function openDemo(deps: ServerDeps, worker: Worker): Promise<Demo> {
  const people: readonly DemoPerson[] = deps.settings.configFile === undefined ? await setUpDemoPeople(deps) : []
  let demoClock: DemoClock | undefined
  const listener = await openListener({ url: deps.connection.appUrl, onGap: () => void demoClock?.reload() })
  if (deps.demo !== 'public') {
    const { db, live } = deps
    demoClock = await openDemoClock({ db, listener, runDueJobs: worker.runDue, onMoved: () => live.stir() })
  }
  return {
    register: (web) => demoRoutes(web, { ...deps, people, runDueJobs: worker.runDue, demoClock }),
    banner: startBanner({ baseUrl: deps.baseUrl, people }),
    close: () => listener.close(),
  }
}
