/** `npm run bench -- --races [--rounds 1000]`: the races alone, on a PostgreSQL of their own. Exits 1 when one was lost. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../src/base/database/migrate.ts'
import { RACERS, raceTable, runRaces } from './races/races.ts'
import { tidyUp } from './run.ts'
import { openPostgresql } from './subjects/postgresql.ts'
import { endAll } from './subjects/running.ts'

const { values } = parseArgs({
  options: { races: { type: 'boolean' }, json: { type: 'boolean' }, rounds: { type: 'string', default: '1000' } },
})
const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-races-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void endAll().finally(() => process.exit(130)))
}

try {
  const postgresql = await openPostgresql(join(folder, 'postgresql'))
  const { ownerUrl, appUrl } = await postgresql.database('races')
  await migrate({ ownerUrl, appUrl })
  const results = await runRaces({ appUrl, rounds: Number(values.rounds) })
  if (values.json) console.log(JSON.stringify(results.map(({ winners: _, ...result }) => result)))
  else console.log(`${RACERS} at once, from two processes on one database\n\n${raceTable(results)}`)
  if (results.some(({ met }) => !met)) process.exitCode = 1
} finally {
  await endAll()
  tidyUp(folder)
}
