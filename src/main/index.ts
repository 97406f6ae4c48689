/** Where everything meets: composes the folders and hands them to the command line. */
import { runCommandLine } from '../command-line/index.ts'
import { commands } from './commands.ts'

/** Runs the `sleutelbos` command; the process ends with its exit code once nothing is left to do. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await runCommandLine(argv, commands)
}
