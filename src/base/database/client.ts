/**
 * The driver's client, which gives every statement with parameters a name, so that PostgreSQL plans it once per
 * connection and not once per call, and counts statements for the tests of the query budgets.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import pg from 'pg'

/** Beyond this many texts (a batch of changing length, say) statements go unnamed: a connection keeps each plan. */
const MOST_NAMES = 1_000
/** A text longer than this is a bulk insert, seldom sent twice. */
const LONGEST_NAMED = 8_000

const names = new Map<string, string>()

/** A short name for this text, the same in each process; undefined when it had better go unnamed. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES || text.length > LONGEST_NAMED) return undefined
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 16)
  names.set(text, name)
  return name
}

type Count = { statements: string[] }
const counted = new AsyncLocalStorage<Count>()
let everywhere: Count[] = []
let counting = 0

/** The frame of a transaction; budgets count what is asked inside it. */
const FRAME = /^(begin|commit|rollback|start transaction|savepoint|release|set local)\b/i

function count(text: string): void {
  if (FRAME.test(text)) return
  counted.getStore()?.statements.push(text)
  for (const one of everywhere) one.statements.push(text)
}

/**
 * The texts of all statements that `work` sends, in order, without `begin`, `commit` and their like. Followed through
 * promises, not through sockets: with `anywhere`, whatever the process sends meanwhile is listed.
 */
export async function listQueries(work: () => Promise<unknown>, anywhere = false): Promise<string[]> {
  const mine: Count = { statements: [] }
  counting += 1
  if (anywhere) everywhere = [...everywhere, mine]
  try {
    await (anywhere ? work() : counted.run(mine, work))
    return mine.statements
  } finally {
    counting -= 1
    everywhere = everywhere.filter((one) => one !== mine)
  }
}

/** How many statements `work` sends: what the query budgets of the tests compare. */
export const countQueries = async (work: () => Promise<unknown>, anywhere = false): Promise<number> =>
  (await listQueries(work, anywhere)).length

/** Told of every answered statement: how long it took from sending, in milliseconds, and whether it failed. */
export type QueryWatcher = (milliseconds: number, failed: boolean) => void

type QueryArguments = [unknown, unknown?, unknown?]

/** A class of clients for one pool; `watch` hears of every statement. */
export function clientClass(watch: QueryWatcher | undefined): typeof pg.Client {
  class NamedClient extends pg.Client {
    // The driver overloads `query` in eight ways; texts are ours to name, prepared objects pass through.
    override query(...given: QueryArguments): never {
      const [text] = given
      if (typeof text !== 'string') return send(this, given)
      if (counting > 0) count(text)
      const values = Array.isArray(given[1]) && given[1].length > 0 ? given[1] : undefined
      const done = given.find((one) => typeof one === 'function') as Answered | undefined
      if (done) return sendNamed(this, { text, values, done: watch ? watched(done, watch) : done })
      return new Promise((resolve, reject) => {
        const settle: Answered = (error, result) => (error ? reject(error) : resolve(result))
        sendNamed(this, { text, values, done: watch ? watched(settle, watch) : settle })
      }) as never
    }
  }
  return NamedClient
}

type Answered = (error: Error | undefined, result: unknown) => void

const send = (client: pg.Client, given: QueryArguments): never =>
  (pg.Client.prototype.query as (...given: QueryArguments) => unknown).apply(client, given) as never

type Sent = { text: string; values: unknown[] | undefined; done: Answered }

/** As a query of the driver's own making: a record with the name in it would be copied, which costs more than the rest. */
function sendNamed(client: pg.Client, { text, values, done }: Sent): never {
  const query = new pg.Query(text, values)
  const name = values && statementName(text)
  return send(client, [Object.assign(query, name === undefined ? { callback: done } : { callback: done, name })])
}

function watched(done: Answered, watch: QueryWatcher): Answered {
  const started = performance.now()
  return (error, result) => {
    watch(performance.now() - started, Boolean(error))
    done(error, result)
  }
}
