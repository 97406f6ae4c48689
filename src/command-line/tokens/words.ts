import type { Command } from 'commander'
import type { Commands, Run } from '../commands.ts'

/** The words about tokens, below the group that is handed in. */
export function addTokenWords(tokens: Command, { commands, run }: { commands: Commands; run: Run }): void {
  tokens
    .command('import <file>')
    .description('import seeds of tokens (PSKC or CSV): all of them, or nothing')
    .option('--key-file <file>', 'the key that was agreed with the maker')
    .option('--password-file <file>', 'the password that the maker gave')
    .action((file: string, given: { keyFile?: string; passwordFile?: string }) =>
      run((settings, world) => commands.importTokens(settings, { file, ...given }, world)),
    )
  tokens
    .command('assign')
    .description('hand a token out')
    .requiredOption('--serial <number>', 'the number that stands on it')
    .requiredOption('--account <realm/name>', 'to whom')
    .action((words: { serial: string; account: string }) =>
      run((settings, world) => commands.assignToken(settings, words, world)),
    )
  tokens
    .command('return')
    .description('take a token back')
    .requiredOption('--serial <number>', 'the number that stands on it')
    .action((words: { serial: string }) => run((settings, world) => commands.returnToken(settings, words, world)))
  tokens
    .command('list')
    .description('all tokens, and who has them')
    .action(() => run((settings, world) => commands.listTokens(settings, world)))
}
