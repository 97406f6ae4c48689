/** The life of the server: opened, answering, and stopped without cutting anybody off. */
import type { Server } from 'node:https'
import type { FastifyInstance } from 'fastify'
import { StartFault } from '../base/database/start-fault.ts'
import type { Log } from '../base/telemetry/log.ts'
import { tlsOptions } from '../base/web/server.ts'
import type { DeviceSet } from '../campus/index.ts'
import type { Settings } from '../command-line/index.ts'
import { openCampus } from './opening/campus-deps.ts'
import { deviceSetsOf, tlsOf } from './opening/tls.ts'
import { openCampusServer } from './serving/campus-server.ts'

/** Serves until told to stop; answers the exit code. `say` is for the person who started it. */
export async function serve(
  settings: Settings,
  { log, say }: { log: Log; say: (line: string) => void },
): Promise<number> {
  const told = stopSignal()
  const deps = await openCampus(settings, { log, as: 'server' })
  try {
    const server = await openCampusServer(deps)
    try {
      await listen(server.web, settings)
      readCertificatesAnew(server.web, { settings, log, deviceSets: deviceSetsOf(deps.campus) })
      say(`ready ${settings.baseUrl}`)
      for (const line of server.banner) say(line)
      log.info({ signal: await told }, 'stopping')
    } finally {
      await server.close()
    }
  } finally {
    await deps.close()
  }
  return 0
}

/** Resolves at the first wish to stop; a second one ends the process at once, for who cannot wait. */
const stopSignal = () =>
  new Promise<string>((resolve) => {
    let asked = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1)
        asked = true
        resolve(signal)
      })
    }
  })

type Renewal = { settings: Settings; log: Log; deviceSets: readonly DeviceSet[] }

/** On SIGHUP: a renewed certificate is taken up without a connection being cut. One that cannot be read changes nothing. */
function readCertificatesAnew(web: FastifyInstance, { settings, log, deviceSets }: Renewal): void {
  process.on('SIGHUP', () => {
    if (!settings.tls) return
    try {
      const { tls } = tlsOf(settings)
      if (tls) (web.server as Server).setSecureContext(tlsOptions(tls, deviceSets))
      log.info('the certificate was read anew')
    } catch (error) {
      log.error({ err: error }, 'the certificate could not be read anew; the old one stays')
    }
  })
}

async function listen(web: FastifyInstance, { port, host }: Settings): Promise<void> {
  try {
    await web.listen({ port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartFault(
        'port',
        `Port ${port} on ${host} is taken by another program: stop it, or set PORT to another.`,
      )
    if (code === 'EACCES')
      throw new StartFault('port', `Port ${port} is not allowed to this user: set PORT to one above 1023.`)
    if (code === 'EADDRNOTAVAIL') throw new StartFault('port', `HOST is ${host}, which is no address of this machine.`)
    throw error
  }
}
