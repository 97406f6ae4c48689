/**
 * The product as its users have it: the command in a process of its own, on a port and a data folder of its own, seen
 * through what it prints and answers.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '../../src/base/root.ts'

export type Words = Readonly<Record<string, string | undefined>>

export type Wish = {
  /** Kept by the caller; a new one, removed with the product, unless given. */
  dataFolder?: string
  port?: number
  environment?: Words
  /** Another program than this Node, with its first words. */
  command?: readonly string[]
  cwd?: string
}

export type Product = {
  url: string
  port: number
  dataFolder: string
  pid: number
  /** What it has printed, both ways. */
  printed(): string
  /** Until it prints this, or ends. */
  prints(words: RegExp): Promise<boolean>
  /** Its exit code, once it has ended: 128 and the signal's number when one ended it. */
  exited: Promise<number>
  kill(signal: NodeJS.Signals): void
  /** The command line on the same data, beside it or without it. */
  command(...words: string[]): Promise<{ code: number; printed: string }>
  /** Stops it by SIGTERM, unless a signal was sent already, removes what it wrote, and answers the exit code. */
  stop(): Promise<number>
}

/** The slowest start of a slow machine; whoever takes longer hangs, and what it printed tells where. */
const PATIENCE = 90_000

const open = new Set<Product>()

/** Others may pass through: below a folder of root's alone, PostgreSQL's account keeps its cluster elsewhere, and it would stay there. */
function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-product-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Starts it, and answers at once; `prints(/^ready /m)` tells when it serves. */
export async function launchProduct(wish: Wish = {}): Promise<Product> {
  const port = wish.port ?? (await freePort())
  const dataFolder = wish.dataFolder ?? newDataFolder()
  const environment = environmentOf({ PORT: String(port), SLEUTELBOS_DATA: dataFolder, ...wish.environment })
  const [program = process.execPath, ...first] = wish.command ?? [process.execPath, COMMAND]
  const child = run([program, ...first, 'start'], environment, wish.cwd)
  const said = listen(child)
  const exited = ended(child)
  let told = false
  const product: Product = {
    ...{ url: `http://localhost:${port}`, port, dataFolder, pid: child.pid ?? 0, exited },
    printed: () => said.text,
    prints: (words) => Promise.race([said.until(words), exited.then(() => words.test(said.text))]),
    kill(signal) {
      told ||= signal !== 'SIGHUP' // by that one it reads its certificate anew
      child.kill(signal)
    },
    command: (...words) => runCommand(words, environment),
    async stop() {
      open.delete(product)
      if (!told) child.kill('SIGTERM') // a second signal would end it at once
      const code = await exited
      if (wish.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true })
      return code
    },
  }
  open.add(product)
  return product
}

/** Starts it, and answers when it serves; throws with all that it printed when it does not. */
export async function startProduct(wish: Wish = {}): Promise<Product> {
  const product = await launchProduct(wish)
  if (await Promise.race([product.prints(/^ready /m), wait(PATIENCE, false, { ref: false })])) return product
  await product.stop()
  throw new Error(`the product did not start:\n${product.printed()}`)
}

/** Ends whatever of it a test left running. */
export const stopAll = async (): Promise<void> => {
  await Promise.all([...open].map((product) => product.stop()))
}

/** One command in a process of its own, to its end. */
export async function runCommand(
  words: readonly string[],
  environment: Words,
): Promise<{ code: number; printed: string }> {
  const child = run([process.execPath, COMMAND, ...words], environment)
  const said = listen(child)
  const code = await ended(child)
  return { code, printed: said.text }
}

/** Of this process's environment only what a program needs to run at all, so that no variable of ours leaks in. */
export function environmentOf(more: Words): Words {
  const { PATH, HOME, LANG } = process.env
  return { PATH, HOME, LANG, SLEUTELBOS_LOG: 'warn', ...more }
}

/** Below the range from which the system itself takes ports: one that is free now is not taken by a passing connection. */
export async function freePort(): Promise<number> {
  const port = randomInt(15_000, 32_000)
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch {
    return freePort()
  }
  server.close()
  await once(server, 'close')
  return port
}

const HEADER =
  'enrolment_id,person_id,given_name,family_name,birth_date,personal_email,language,group,campus,status,status_date,initial_password,account_campus,account_association'

export type Enrolled = {
  name: string
  language?: 'nl' | 'en'
  group?: string
  initialPassword?: string
  /** The part before the @; the number. */
  campus?: string
  association?: string
}

/** Imports people by the command line, as the student administration does. Their mail goes to `<given name>@home.demo.example`. */
export async function importPeople(
  product: Pick<Product, 'command' | 'dataFolder'>,
  people: readonly Enrolled[],
): Promise<void> {
  const lines = people.map(
    ({ name, language = 'nl', group = 'student', initialPassword = '', campus = '', association = '' }) => {
      const [given = '', family = ''] = name.split(' ')
      const number = `J-${given}-${family}`
      const mail = `${given.toLowerCase()}@home.demo.example`
      return [
        number,
        number,
        given,
        family,
        '2005-02-28',
        mail,
        language,
        group,
        'brussels',
        'enrolled',
        '2026-09-21',
        initialPassword,
        campus,
        association,
      ].join(',')
    },
  )
  const file = join(product.dataFolder, 'people-of-the-test.csv')
  writeFileSync(file, `${[HEADER, ...lines].join('\n')}\n`)
  const { code, printed } = await product.command('people', 'import', file)
  if (code !== 0) throw new Error(`the people were not imported:\n${printed}`)
}

export type Notice = {
  to: string
  channel: string
  language: string
  subject: string
  text: string
  links: string[]
  payload?: unknown
}

/** What the demo's outbox holds for an address. */
export async function outboxOf({ url }: Pick<Product, 'url'>, to: string): Promise<Notice[]> {
  return (await (await fetch(`${url}/demo/outbox.json?to=${encodeURIComponent(to)}`)).json()) as Notice[]
}

/** Moves the product's clock forward (ISO 8601 duration), and answers its time. */
export async function advance({ url }: Pick<Product, 'url'>, by: string): Promise<number> {
  const answer = await fetch(`${url}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: by }),
  })
  if (!answer.ok) throw new Error(`the clock did not move: ${answer.status}`)
  return Date.parse(((await answer.json()) as { now: string }).now)
}

/** What time it is for the product. */
export async function timeOf({ url }: Pick<Product, 'url'>): Promise<number> {
  return Date.parse(((await (await fetch(`${url}/demo/clock`)).json()) as { now: string }).now)
}

/** The status of a page, wherever it may lead. */
export const statusOf = async (url: string, path: string): Promise<number> =>
  (await fetch(url + path, { redirect: 'manual' })).status

const COMMAND = join(packageRoot(), 'bin', 'sleutelbos.js')

function run([program = '', ...words]: readonly string[], environment: Words, cwd = packageRoot()): ChildProcess {
  return spawn(program, words, { cwd, env: environment as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
}

type Said = { text: string; until(words: RegExp): Promise<true> }

function listen(child: ChildProcess): Said {
  const said: Said = {
    text: '',
    async until(words) {
      while (!words.test(said.text)) await wait(25, undefined, { ref: false })
      return true
    },
  }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.text += text
    })
  }
  return said
}

const SIGNALS: Readonly<Record<string, number>> = { SIGKILL: 9, SIGTERM: 15, SIGINT: 2, SIGHUP: 1 }

async function ended(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  return code ?? 128 + (SIGNALS[signal ?? ''] ?? 0)
}
