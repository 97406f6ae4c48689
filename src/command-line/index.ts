/** The `sleutelbos` command: words in, exit code out. What it starts is handed in by `main`. */
import { CommanderError } from 'commander'
import type { Commands } from './commands.ts'
import { program } from './program.ts'

export { auditVerify } from './audit-verify.ts'
export type { Commands } from './commands.ts'
export { peopleImport } from './people-import.ts'
export { type ExplainWords, policyExplain } from './policy-explain.ts'
export { type Settings, VARIABLES } from './settings.ts'
export { tokensAssign, tokensList, tokensReturn } from './tokens/hand-out-tokens.ts'
export { tokensImport } from './tokens/import-tokens.ts'

/** A fault of the surroundings, or of the configuration: said in its own words, without a stack. */
const SAID = ['StartFault', 'CampusFault']

/** Runs the command of these words. 0 done, 1 refused or failed, 2 wrong words. */
export async function runCommandLine(argv: readonly string[], commands: Commands): Promise<number> {
  let code = 0
  const answer = (given: number) => {
    code = given
  }
  try {
    await program(commands, answer).parseAsync([...argv])
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!SAID.includes((error as Error).name)) throw error
    process.stderr.write(`${(error as Error).message}\n`)
    return 1
  }
}
