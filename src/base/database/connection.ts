/** Which PostgreSQL: the operator's own where an address is given, else the embedded one. */
import { attachServer } from './embedded/attach.ts'
import { openServer, type ServerLog } from './embedded/server.ts'
import { APP_ROLE, withSettings } from './urls.ts'

/** Statements are prepared once and are short: planning them anew at each call would cost more than running them. */
const PLANS = { plan_cache_mode: 'force_generic_plan' }

export type ConnectionSettings = {
  /** Address of a server of the operator's; embedded when undefined. */
  databaseUrl?: string | undefined
  /** Address for migrations and jobs, when the operator keeps the owner apart; then `databaseUrl` is the application's. */
  ownerDatabaseUrl?: string | undefined
  dataFolder: string
  /** A command uses the server that runs already. */
  as: 'server' | 'command'
  log: ServerLog
}

export type Connection = {
  /** For migrations and jobs: the role that owns the tables. */
  ownerUrl: string
  /** For everything else: the role of the application, or a login that becomes it. */
  appUrl: string
  embedded: boolean
  stop(): Promise<void>
  onRestart(callback: () => void): void
}

/** Opens the way to PostgreSQL; `stop` it last. With a server of the operator's nothing is started, nor tried. */
export async function connectionOf(settings: ConnectionSettings): Promise<Connection> {
  const { databaseUrl, ownerDatabaseUrl, dataFolder, log, as } = settings
  if (databaseUrl !== undefined) {
    return {
      ownerUrl: withSettings(ownerDatabaseUrl ?? databaseUrl),
      // Login and role differ here, and SET ROLE could undo that; a login of its own for the owner closes this.
      appUrl: withSettings(databaseUrl, { role: APP_ROLE, ...PLANS }),
      embedded: false,
      stop: async () => undefined,
      onRestart: () => undefined,
    }
  }
  const server = await (as === 'server' ? openServer : attachServer)({ dataFolder, log })
  const { ownerUrl, appUrl, stop, onRestart } = server
  return { ownerUrl: withSettings(ownerUrl), appUrl: withSettings(appUrl, PLANS), embedded: true, stop, onRestart }
}
