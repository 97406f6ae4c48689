/** Everything that the folders ask of the world, opened once and handed in. */
import { join } from 'node:path'
import { proveMasterKey } from '../../base/crypto/installation-store.ts'
import { type Keyring, openKeyring } from '../../base/crypto/keyring.ts'
import { readMasterKey, readOrMakeMasterKey } from '../../base/crypto/master-key.ts'
import { type Connection, connectionOf } from '../../base/database/connection.ts'
import { type Database, openDatabase } from '../../base/database/database.ts'
import { migrate } from '../../base/database/migrate.ts'
import { type Events, openEvents } from '../../base/events.ts'
import type { Log } from '../../base/log.ts'
import { type Clock, systemClock } from '../../base/time/clock.ts'
import type { Campus } from '../../campus/index.ts'
import type { Settings } from '../../command-line/index.ts'
import { demoOutbox, followDemoClock, withDemoApplications } from '../../demo/index.ts'
import { type Mailer, type Outbox, openMailer, openTelephone, type Telephone } from '../../notices/index.ts'
import { DEMO_CAMPUS, loadCampus } from './load-campus.ts'

/** What a command and the server share. */
export type CampusDeps = {
  settings: Settings
  campus: Campus
  baseUrl: string
  connection: Connection
  db: Database
  clock: Clock
  keyring: Keyring
  events: Events
  log: Log
  mailer: Mailer | undefined
  telephone: Telephone | undefined
  outbox: Outbox | undefined
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
    const demo = settings.demo !== 'off'
    const telephone = telephoneOf(campus, systemClock)
    if (demo && settings.demo !== 'public') await followDemoClock(db.kysely)
    return {
      settings,
      campus,
      baseUrl,
      connection,
      db,
      clock: systemClock,
      keyring,
      events: openEvents(),
      log,
      mailer: mailerOf(campus, baseUrl, systemClock),
      telephone,
      outbox: demo ? demoOutbox(db) : undefined,
      close: async () => {
        closing = true
        telephone?.close()
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

function mailerOf({ channels }: Campus, baseUrl: string, clock: Clock): Mailer | undefined {
  const { mail } = channels
  return mail?.smtp === undefined ? undefined : openMailer({ ...mail, smtp: mail.smtp }, { baseUrl, clock })
}

const telephoneOf = ({ channels }: Campus, clock: Clock): Telephone | undefined =>
  channels.sms || channels.voice ? openTelephone(channels, { clock }) : undefined
