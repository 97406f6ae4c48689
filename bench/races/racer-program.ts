/** One of the server processes of a race: a pool of its own, and so many tries at once whenever it is told. */
import { openDatabase } from '../../src/base/database/database.ts'
import { RACES, type Round } from './course.ts'

/** `racers`: their numbers, which no other process has. */
export type Start = { race: string; round: Round; racers: readonly number[] }
export type Result = { winners: number } | { fault: string }

const db = openDatabase({ url: process.argv[2] ?? '', connections: 10, name: 'sleutelbos racer' })

process.on('message', (start: Start) => {
  run(start).then(
    (result) => process.send?.(result),
    (error: Error) => process.send?.({ fault: error.stack ?? error.message }),
  )
})
process.on('disconnect', () => void db.close())

async function run({ race, round, racers }: Start): Promise<Result> {
  const { attempt } = RACES[race] ?? {}
  if (!attempt) throw new Error(`there is no race for ${race}`)
  const won = await Promise.all(racers.map((racer) => attempt(db, round, racer)))
  return { winners: won.filter(Boolean).length }
}
