/** What the words of the command line start; `main` hands it in. */
import type { Log } from '../base/telemetry/log.ts'
import type { ExplainWords } from './policy-explain.ts'
import type { Settings } from './settings.ts'
import type { TokensImportWords } from './tokens/import-tokens.ts'

export type Say = (line: string) => void
export type World = { log: Log; say: Say }

/** What the words start. Each answers an exit code: 0 done, 1 refused or failed. */
export type Commands = {
  start(settings: Settings, world: World): Promise<number>
  configCheck(file: string, say: Say): Promise<number>
  importPeople(settings: Settings, asked: { file: string; dryRun: boolean }, world: World): Promise<number>
  verifyAudit(settings: Settings, asked: { head: string | undefined }, world: World): Promise<number>
  explainPolicy(settings: Settings, words: ExplainWords, world: World): Promise<number>
  importTokens(settings: Settings, words: TokensImportWords, world: World): Promise<number>
  assignToken(settings: Settings, words: { serial: string; account: string }, world: World): Promise<number>
  returnToken(settings: Settings, words: { serial: string }, world: World): Promise<number>
  listTokens(settings: Settings, world: World): Promise<number>
  rotateKeys(settings: Settings, asked: { realm: string | undefined }, world: World): Promise<number>
}

/** Runs a command with the settings of this process. */
export type Run = (work: (settings: Settings, world: World) => Promise<number>) => Promise<void>
