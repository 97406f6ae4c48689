/** `sleutelbos tokens import FILE [--key-file F] [--password-file F]` */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { record } from '../../audit/index.ts'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database } from '../../base/database/database.ts'
import type { Clock } from '../../base/time/clock.ts'
import {
  type Imported,
  importTokens,
  type PskcKey,
  parsePskc,
  parseTokenCsv,
  type SeedFile,
} from '../../methods/index.ts'

export type TokensImportWords = { file: string; keyFile?: string; passwordFile?: string }

type Deps = { db: Database; clock: Clock; keyring: Keyring }
type Out = (line: string) => void

/** Imports a maker's file of seeds, all of it or nothing. The exit code: 0 done, 1 refused or not readable. */
export async function tokensImport(deps: Deps, { words, out }: { words: TokensImportWords; out: Out }): Promise<0 | 1> {
  const name = basename(words.file)
  const read = await readSeeds(words)
  if ('faults' in read)
    return refuse(
      out,
      name,
      read.faults.map(({ line, why }) => `${name}:${line}: ${why}`),
    )
  const now = deps.clock.now()
  const imported = await deps.db.transaction(async (tx) => {
    const said = await importTokens(deps, tx, { tokens: read.tokens, now })
    if ('added' in said && said.added > 0)
      await record(tx, { at: now, what: 'tokens.imported', actor: 'command', details: { file: name, ...said } })
    return said
  })
  if ('conflicts' in imported) return refuse(out, name, imported.conflicts.map(conflictLine))
  out(reportLine(name, imported))
  return 0
}

function refuse(out: Out, name: string, faults: readonly string[]): 1 {
  for (const fault of faults) out(fault)
  out(`${name}: ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}. Nothing was imported.`)
  return 1
}

const conflictLine = (serial: string) =>
  `the token ${serial} is known with another seed, or makes its codes in another way`

const reportLine = (name: string, { added, known }: Extract<Imported, { added: number }>): string => {
  const count = added + known
  const tokens = `${name}: ${count} ${count === 1 ? 'token' : 'tokens'}`
  return added === 0
    ? `${tokens}. Nothing changes: all of them are known.`
    : `${tokens}, ${added} of them new. Imported.`
}

/** The largest file that is read at all, in bytes; the parsers have a limit of their own. */
const MOST_BYTES = 32 * 1024 * 1024
/** A key or a password is a line. */
const MOST_KEY_BYTES = 4096

async function readSeeds({ file, keyFile, passwordFile }: TokensImportWords): Promise<SeedFile> {
  const [bytes, key, password] = [
    await readSmall(file, MOST_BYTES),
    keyFile === undefined ? undefined : await readSmall(keyFile, MOST_KEY_BYTES),
    passwordFile === undefined ? undefined : await readSmall(passwordFile, MOST_KEY_BYTES),
  ]
  const fault = [bytes, key, password].find((read) => typeof read === 'string')
  if (typeof fault === 'string') return faultOf(fault)
  const text = textOf(bytes as Buffer)
  if (text === undefined) return faultOf('this is not written in UTF-8')
  const given = keyOf(key as Buffer | undefined, password as Buffer | undefined)
  if ('why' in given) return faultOf(given.why)
  if (text.trimStart().startsWith('<')) return parsePskc(text, given)
  // Whoever gives a key believes the seeds to be encrypted: let them see that they lie open.
  if (keyFile ?? passwordFile) return faultOf('a CSV file has plain seeds, and needs neither key nor password')
  return parseTokenCsv(text)
}

const faultOf = (why: string): SeedFile => ({ faults: [{ line: 1, why }] })

/** The bytes of a file, or in words why there are none. */
async function readSmall(file: string, most: number): Promise<Buffer | string> {
  try {
    const found = await stat(file)
    if (!found.isFile()) return `${file} is no file`
    return found.size > most ? `${file} is too large` : await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return `there is no file ${file}`
    if (code === 'EACCES') return `${file} may not be read`
    throw error
  }
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Lengths of AES keys, in bytes. */
const KEY_LENGTHS = [16, 24, 32]

/** A key is written in hexadecimal, or is the bytes themselves; a password is the first line. */
function keyOf(key: Buffer | undefined, password: Buffer | undefined): PskcKey | { why: string } {
  const written = key?.toString('latin1').trim() ?? ''
  const bytes = /^([0-9a-f]{2})+$/i.test(written) ? Buffer.from(written, 'hex') : key
  if (bytes && !KEY_LENGTHS.includes(bytes.length))
    return { why: 'a key has 16, 24 or 32 bytes, or twice as many hexadecimal digits' }
  const phrase = password?.toString('utf8').split(/\r?\n/)[0]
  return { ...(bytes && { key: bytes }), ...(phrase !== undefined && { password: phrase }) }
}
