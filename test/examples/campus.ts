/** One of the campuses in examples/, served by the product itself, with people of its own. */
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/base/root.ts'
import { type Campus, parseCampus } from '../../src/campus/index.ts'
import { testDatabase } from '../harness/database.ts'
import { type Product, runCommand, startProduct } from '../harness/product.ts'

export type ExampleName = 'uhasselt' | 'odisee' | 'kuleuven-association' | 'vives'

/** What a test changes in the text of a file: what stands there, and what takes its place. Each must be found. */
export type Change = readonly [from: string, to: string]

/** Codes from any app, until there is the association's own. */
export const CODES_FOR_NOW: Change = ['methods: [app]', 'methods: [app, totp]']

const fileOf = (name: ExampleName): string => join(packageRoot(), 'examples', name, 'campus.yaml')

/** The campus of the file as it stands. */
export function exampleCampus(name: ExampleName): Campus {
  const file = fileOf(name)
  const parsed = parseCampus(readFileSync(file, 'utf8'), { file, readFile: (path) => readFileSync(path, 'utf8') })
  return parsed.campus ?? assert.fail(JSON.stringify(parsed.faults, null, 2))
}

/** What `config check` says of the file. */
export const checkExample = (name: ExampleName): Promise<{ code: number; printed: string }> =>
  runCommand(['config', 'check', fileOf(name)], {})

export type Example = Product & {
  /** Imports people by the command line; columns that all of them leave out are not in the file. */
  enrol(...people: Person[]): Promise<void>
}

/** Columns of a file of people; the rest is filled in. */
export type Person = Readonly<Record<string, string>> & { readonly given_name: string }

/** Starts the product with the example, in demo mode, on a database of its own; `stop` takes both away. */
export async function startExample(name: ExampleName, changes: readonly Change[] = []): Promise<Example> {
  const database = await testDatabase()
  const dataFolder = mkdtempSync(join(tmpdir(), 'sleutelbos-example-'))
  chmodSync(dataFolder, 0o755)
  const leave = async () => {
    await database.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  const environment = {
    SLEUTELBOS_CONFIG: changes.length === 0 ? fileOf(name) : changedFile(name, { changes, folder: dataFolder }),
    SLEUTELBOS_DEMO: '1',
    DATABASE_URL: database.ownerUrl,
  }
  const product = await startProduct({ dataFolder, environment }).catch(async (error: unknown) => {
    await leave()
    throw error
  })
  return {
    ...product,
    enrol: (...people) => enrol(product, people),
    async stop() {
      const code = await product.stop()
      await leave()
      return code
    },
  }
}

function changedFile(name: ExampleName, { changes, folder }: { changes: readonly Change[]; folder: string }): string {
  let text = readFileSync(fileOf(name), 'utf8')
  for (const [from, to] of changes) {
    assert.ok(text.includes(from), `examples/${name}/campus.yaml has no “${from}”`)
    text = text.replaceAll(from, to)
  }
  const file = join(folder, 'campus.yaml')
  writeFileSync(file, text)
  return file
}

async function enrol(product: Product, people: readonly Person[]): Promise<void> {
  const lines = people.map((person) => {
    const number = `X-${person.given_name}`
    const who = { enrolment_id: number, person_id: number, family_name: 'Voorbeeld', birth_date: '2005-02-28' }
    return { ...who, language: 'en', group: 'student', status: 'enrolled', status_date: '2026-09-21', ...person }
  })
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))]
  const rows = lines.map((line: Readonly<Record<string, string>>) => columns.map((key) => line[key] ?? '').join(','))
  const file = join(product.dataFolder, 'people-of-the-example.csv')
  writeFileSync(file, `${[columns.join(','), ...rows].join('\n')}\n`)
  const { code, printed } = await product.command('people', 'import', file)
  assert.equal(code, 0, printed)
}
