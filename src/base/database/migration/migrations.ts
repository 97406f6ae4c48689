/** The numbered SQL files, and what of them a database still lacks: pure but for reading them. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../root.ts'

export type Migration = { number: number; name: string; checksum: string; sql: string }
export type Applied = { number: number; name: string; checksum: string }

const NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/

/** All migrations of the program, in order. */
export function readMigrations(folder: string = join(packageRoot(), 'migrations')): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return files.sort().map((file) => {
    const match = NAME.exec(file)
    if (!match) throw new Error(`${file} is not named NNNN-name.sql`)
    const sql = readFileSync(join(folder, file), 'utf8')
    return { number: Number(match[1]), name: match[2] ?? '', checksum: checksumOf(sql), sql }
  })
}

/** Line ends do not count, since a checkout may change them. */
const checksumOf = (sql: string): string => createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')

/** One checksum for all; a database that bears the same one has the same tables. */
export const checksumOfAll = (migrations: readonly Migration[]): string =>
  createHash('sha256')
    .update(migrations.map((one) => `${one.number} ${one.checksum}\n`).join(''))
    .digest('hex')

export type Plan = { apply: Migration[] } | { fault: string }

/** What is to be applied, or why nothing may be. Forward only: nothing is undone, and nothing slipped in between. */
export function planMigrations(known: readonly Migration[], applied: readonly Applied[]): Plan {
  const numbers = new Set(known.map((one) => one.number))
  if (numbers.size !== known.length) return { fault: 'two migrations bear the same number' }
  const newest = Math.max(0, ...applied.map((one) => one.number))
  for (const { number, name, checksum } of applied) {
    const file = known.find((one) => one.number === number)
    if (!file) {
      return {
        fault: `the database is newer than this program (it has migration ${number}, "${name}"): start the newer version`,
      }
    }
    if (file.checksum !== checksum)
      return { fault: `migration ${number} ("${name}") was changed after it had been applied` }
  }
  const done = new Set(applied.map((one) => one.number))
  const apply = known.filter((one) => !done.has(one.number))
  const slipped = apply.find((one) => one.number < newest)
  if (slipped) return { fault: `migration ${slipped.number} ("${slipped.name}") came after ${newest} had been applied` }
  return { apply }
}
