/** The server of a campus: doors on one web server, jobs, sealer, and what ties the folders together. */
import type { FastifyInstance } from 'fastify'
import { startSealer } from '../../audit/index.ts'
import { ownHost } from '../../authenticator/index.ts'
import { beginRepeating, repeatingTasks } from '../../base/jobs/repeat.ts'
import { startWorker } from '../../base/jobs/worker.ts'
import { openWeb } from '../../base/web/server.ts'
import { rememberLanguage } from '../../design/index.ts'
import { oidcDoor, openIssuers } from '../../federation/index.ts'
import { connectEvents } from '../events.ts'
import type { CampusDeps } from '../opening/campus-deps.ts'
import { type ServerDeps, serverParts } from '../opening/server-deps.ts'
import { deviceSetsOf, tlsOf } from '../opening/tls.ts'
import { repeatedTasks, tasksOf } from '../tasks.ts'
import { assetRoutes } from './asset-routes.ts'
import { openDoors } from './doors.ts'
import { answerFaults } from './errors.tsx'
import { operationsRoutes } from './operations.ts'

export type CampusServer = { web: FastifyInstance; banner: string[]; close(): Promise<void> }

/** Opens everything but the port. */
export async function openCampusServer(campusDeps: CampusDeps): Promise<CampusServer> {
  const deps: ServerDeps = { ...campusDeps, ...(await serverParts(campusDeps)) }
  const { connection, clock, db, log, settings } = deps
  connectEvents(deps)
  if (!settings.tls && deviceSetsOf(deps.campus).length > 0)
    log.warn('devices are configured, and certificates cannot reach this server: it does not serve TLS itself')
  warnOfSilence(deps)
  const issuers = await openIssuers(deps)
  const repeated = repeatedTasks(deps, issuers)
  const tasks = { ...tasksOf(deps, issuers), ...repeatingTasks({ db, clock, log }, repeated) }
  const worker = await startWorker({ ownerUrl: connection.ownerUrl, tasks, clock, log })
  const doors = await openDoors(deps, { worker, issuers })
  const web = await openWeb({
    ...deps,
    trustedProxies: deps.trustedProxies,
    https: settings.https,
    ...tlsOf(settings),
    deviceSets: deviceSetsOf(deps.campus),
    // Before all others: nothing else is to answer at the app's own origin.
    rawDoors: [ownHost(deps), oidcDoor(deps, issuers)],
  })
  rememberLanguage(web, deps.cookies)
  answerFaults(web, deps)
  operationsRoutes(web, { db, telemetry: deps.telemetry, metricsToken: settings.metricsToken })
  assetRoutes(web, deps.assets)
  doors.register(web)
  web.addHook('onListen', () => readPlaces(deps))
  web.addHook('preClose', async () => deps.live.close())
  const sealer = startSealer({ db, clock, log })
  await beginRepeating({ db, clock, log }, repeated)
  return {
    web,
    banner: doors.banner,
    close: async () => {
      await web.close()
      await doors.close()
      await deps.listener.close()
      await issuers.close()
      await worker.stop()
      await sealer.stop()
    },
  }
}

/** Reads where addresses are, now that nobody waits for us. Without it, sessions have no country and all else stands. */
async function readPlaces({ places, log }: Pick<ServerDeps, 'places' | 'log'>): Promise<void> {
  try {
    await places.load()
  } catch (error) {
    log.warn({ err: error }, 'the database of places could not be read; countries stay unknown')
  }
}

/** Whoever has only a telephone is locked out where nothing can reach it; told at the start, and not by them. */
function warnOfSilence({ campus, outbox, log }: Pick<ServerDeps, 'campus' | 'outbox' | 'log'>): void {
  if (outbox) return
  for (const by of ['sms', 'voice'] as const) {
    const accepted = Object.values(campus.realms).some(({ mfa }) => mfa.methods.includes(by))
    if (accepted && !campus.channels[by])
      log.warn(`a realm accepts ${by}, and no gateway is configured (channels.${by})`)
  }
}
