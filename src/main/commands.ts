/** What each word of the command line does, in terms of the folders. */

import { isoTime } from '../base/time/instant.ts'
import {
  auditVerify,
  type Commands,
  peopleImport,
  policyExplain,
  tokensAssign,
  tokensImport,
  tokensList,
  tokensReturn,
} from '../command-line/index.ts'
import { rotateKeys } from '../federation/index.ts'
import { connectEvents } from './events.ts'
import { type CampusDeps, openCampus } from './opening/campus-deps.ts'
import { checkCampus } from './opening/load-campus.ts'
import { serve } from './serve.ts'

type Opening = Parameters<typeof openCampus>

export const commands: Commands = {
  start: serve,
  configCheck: async (file, say) => {
    const { good, report } = checkCampus(file)
    say(report.trimEnd())
    return good ? 0 : 1
  },
  importPeople: (settings, { file, dryRun }, { log }) =>
    withCampus(settings, log, (deps) => peopleImport(deps, { file, dryRun, out: process.stdout })),
  verifyAudit: (settings, { head }, { log, say }) =>
    withCampus(settings, log, (deps) => auditVerify(deps, { head, out: say })),
  explainPolicy: (settings, words, { log, say }) =>
    withCampus(settings, log, (deps) => policyExplain(deps, { words, out: say })),
  importTokens: (settings, words, { log, say }) =>
    withCampus(settings, log, (deps) => tokensImport(deps, { words, out: say })),
  assignToken: (settings, words, { log, say }) =>
    withCampus(settings, log, (deps) => {
      connectEvents(deps)
      return tokensAssign(deps, { words, out: say })
    }),
  returnToken: (settings, words, { log, say }) =>
    withCampus(settings, log, (deps) => {
      connectEvents(deps)
      return tokensReturn(deps, { words, out: say })
    }),
  listTokens: (settings, { log, say }) => withCampus(settings, log, (deps) => tokensList(deps, { out: say })),
  rotateKeys: (settings, { realm }, { log, say }) =>
    withCampus(settings, log, async (deps) => {
      const rotated = await rotateKeys(deps, realm)
      for (const key of rotated) say(`${key.realm} ${key.alg} ${key.kid} signs from ${isoTime(key.signsFrom)}`)
      if (rotated.length === 0) say(`There is no realm ${realm}.`)
      return rotated.length > 0 ? 0 : 1
    }),
}

/** Opens the campus for one command, beside a server that may run, and closes it whatever happens. */
async function withCampus(
  settings: Opening[0],
  log: CampusDeps['log'],
  work: (deps: CampusDeps) => Promise<number>,
): Promise<number> {
  const deps = await openCampus(settings, { log, as: 'command' })
  try {
    return await work(deps)
  } finally {
    await deps.close()
  }
}
