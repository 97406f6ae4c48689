import { Command } from 'commander'
import { openLog } from '../base/telemetry/log.ts'
import type { Commands, Run, Say, World } from './commands.ts'
import type { ExplainWords } from './policy-explain.ts'
import { type Settings, settingsOfProcess } from './settings.ts'
import { addTokenWords } from './tokens/words.ts'

const say: Say = (line) => {
  process.stdout.write(`${line}\n`)
}
const complain: Say = (line) => {
  process.stderr.write(`${line}\n`)
}

/** The words that there are. `answer` is told the exit code of the one that was called. */
export function program(commands: Commands, answer: (code: number) => void): Command {
  const root = new Command('sleutelbos').description('The campus identity platform.')
  root.exitOverride().configureOutput({ writeErr: (text) => complain(text.trimEnd()) })
  // Commands of a group take over what was set on the group before they were added.
  const group = (name: string, description: string) => root.command(name).description(description)
  const run: Run = (work) => withSettings(work).then(answer)

  root
    .command('start')
    .description('start the server (the demo campus, unless SLEUTELBOS_CONFIG names another)')
    .action(() => run(commands.start))
  group('config', 'the configuration, campus.yaml')
    .command('check <file>')
    .description('list every fault of a campus.yaml with its line')
    .action(async (file: string) => answer(await commands.configCheck(file, say)))
  group('people', 'persons and their accounts')
    .command('import <file>')
    .description('import the student administration’s file: all of it, or nothing')
    .option('--dry-run', 'show what would change, and change nothing')
    .action((file: string, { dryRun = false }: { dryRun?: boolean }) =>
      run((settings, world) => commands.importPeople(settings, { file, dryRun }, world)),
    )
  group('audit', 'the record of who did what')
    .command('verify')
    .description('verify that no line was changed, removed or moved')
    .option('--head <hash>', 'hash of an earlier end of the chain, kept elsewhere')
    .action(({ head }: { head?: string }) => run((settings, world) => commands.verifyAudit(settings, { head }, world)))
  group('policy', 'the rules of sign-in')
    .command('explain')
    .description('what the rules decide for an account, with every reason')
    .requiredOption('--account <realm/name>', 'whose sign-in')
    .option('--application <key>', 'to which application')
    .option('--address <address>', 'from which address; left out, it is unknown')
    .option('--device <keys...>', 'on which of the campus’s devices')
    .option('--at <moment>', 'when, such as 2026-10-16T08:00:00Z; left out, now')
    .option('--mfa', 'as when the application asks for two factors')
    .option('--no-keys', 'in a browser that can ask for no security key or passkey')
    .option('--json', 'for programs')
    .action((words: ExplainWords) => run((settings, world) => commands.explainPolicy(settings, words, world)))
  addTokenWords(group('tokens', 'tokens that show codes'), { commands, run })
  group('keys', 'signing keys')
    .command('rotate')
    .description('make new signing keys: published at once, used as soon as every application can know them')
    .option('--realm <realm>', 'of this realm alone')
    .action(({ realm }: { realm?: string }) =>
      run((settings, world) => commands.rotateKeys(settings, { realm }, world)),
    )
  return root
}

async function withSettings(work: (settings: Settings, world: World) => Promise<number>): Promise<number> {
  const read = settingsOfProcess()
  if ('settings' in read) return work(read.settings, { log: openLog(read.settings.logLevel), say })
  for (const fault of read.faults) complain(fault)
  return 1
}
