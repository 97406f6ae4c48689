/** Everything that the folders ask of the world, opened once and handed in. */
import { join } from 'node:path'
import { proveMasterKey } from '../../base/crypto/installation-store.ts'
import { type Keyring, openKeyring } from '../../base/crypto/keyring.ts'
import { readMasterKey, readOrMakeMasterKey } from '../../base/crypto/master-key.ts'
import { type Connection, connectionOf } from '../../base/database/connection.ts'
import { type Database, openDatabase } from '../../base/database/database.ts'
import { migrate } from '../../base/database/migrate.ts'
import { type Events, openEvents } from '../../base/events.ts'
import type { Log } from '../../base/telemetry/log.ts'
import { type Clock, systemClock } from '../../base/time/clock.ts'
import type { Campus } from '../../campus/index.ts'
import type { Settings } from '../../command-line/index.ts'
import { followDemoClock, withDemoApplications } from '../../demo/index.ts'
import { DEMO_CAMPUS, loadCampus } from './load-campus.ts'
import { openWaysOut, type WaysOut } from './ways-out.ts'

/** What a command and the server share. */
export type CampusDeps = WaysOut & {
  settings: Settings
  campus: Campus
  baseUrl: string
  authenticatorUrl: string
  connection: Connection
  db: Database
  clock: Clock
  keyring: Keyring
  events: Events
  log: Log
  close(): Promise<void>
}

/** Opens database, keys and configuration; `as` says whether a server that runs on the data folder is used or refused. */
export async function openCampus(
  settings: Settings,
  { log, as }: { log: Log; as: 'server' | 'command' },
): Promise<CampusDeps> {
  const campus = campusOf(settings)
  const { databaseUrl, ownerDatabaseUrl, dataFolder, baseUrl } = settings
  const connection = await connectionOf({ databaseUrl, ownerDatabaseUrl, dataFolder, as, log })
  try {
    await migrate({ ownerUrl: connection.ownerUrl, appUrl: connection.appUrl })
    const keyring = openKeyring(masterKeyOf(settings))
    let closing = false
    const db = openDatabase({
      url: connection.appUrl,
      // The message alone: with the error comes the whole connection. What breaks while we close was meant to.
      onBroken: ({ message }) => closing || log.warn({ reason: message }, 'a connection to the database broke'),
    })
    await proveMasterKey(db.kysely, keyring)
    const clock = systemClock
    const { closeWaysOut, ...waysOut } = openWaysOut({ settings, campus, db, keyring, clock })
    if (settings.demo !== 'off' && settings.demo !== 'public') await followDemoClock(db.kysely)
    return {
      settings,
      campus,
      baseUrl,
      authenticatorUrl: settings.authenticatorUrl,
      connection,
      db,
      clock,
      keyring,
      events: openEvents(),
      log,
      ...waysOut,
      close: async () => {
        closing = true
        closeWaysOut()
        await db.close()
        await connection.stop()
      },
    }
  } catch (error) {
    await connection.stop()
    throw error
  }
}

function campusOf(settings: Settings): Campus {
  const campus = loadCampus(settings.configFile ?? DEMO_CAMPUS)
  return settings.demo === 'off' ? campus : withDemoApplications(campus, settings.baseUrl)
}

function masterKeyOf({ secretFile, dataFolder }: Settings): Buffer {
  return secretFile ? readMasterKey(secretFile) : readOrMakeMasterKey(join(dataFolder, 'master.key'))
}
