/** `npm run bench`: see README.md. Exits 0 when it could measure, whatever the figures say. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinMyself } from './machine/cores.ts'
import { readOptions } from './options.ts'
import { jsonOf, machineLine, tableOf } from './print.ts'
import { run, tidyUp } from './run.ts'
import { endAll } from './subjects/running.ts'

const options = readOptions(process.argv.slice(2))
const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-bench-'))
const begun = performance.now()
const say = (what: string) => {
  if (!options.json) console.error(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${what}`)
}
pinMyself()
let ending = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The same wish may come twice, from the terminal and from who started us; the second must not cut the first short.
  process.on(signal, () => {
    if (!ending) void endEarly()
    ending = true
  })
}

async function endEarly(): Promise<void> {
  await endAll().catch(() => undefined)
  tidyUp(folder)
  process.exit(130)
}

try {
  const { machine, rows } = await run(options, folder, say)
  if (options.json) console.log(jsonOf(machine, rows))
  else console.log(`\n${machineLine(machine)}\n\n${tableOf(rows)}`)
} catch (error) {
  // What we ended ourselves breaks off whatever was being measured.
  if (!ending) console.error(error)
  process.exitCode = 1
} finally {
  if (!ending) {
    await endAll()
    tidyUp(folder)
  }
}
