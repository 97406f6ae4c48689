import { adminTasks } from '../admin/index.ts'
import { forgetSpentMarks } from '../base/abuse/human-check/spent-store.ts'
import { forgetLimits } from '../base/abuse/limits/limits-store.ts'
import type { JobTasks } from '../base/jobs/jobs.ts'
import type { Repeated } from '../base/jobs/repeat.ts'
import { DAY, HOUR, MINUTE } from '../base/time/instant.ts'
import { type Issuers, oidcJobs } from '../federation/index.ts'
import { INVITE, inviteAccount } from '../lifecycle/index.ts'
import { endPausesOver, tidyMethods } from '../methods/index.ts'
import { noticeTasks } from '../notices/index.ts'
import { selfServiceTasks, tellEndings, tidySelfService } from '../self-service/index.ts'
import { endOverdue, tidySignIn } from '../sign-in/index.ts'
import type { ServerDeps } from './opening/server-deps.ts'

/** What each kind of job does. */
export const tasksOf = (deps: ServerDeps, issuers: Issuers): JobTasks => ({
  ...noticeTasks(deps),
  [INVITE]: inviteAccount(deps),
  ...selfServiceTasks(deps),
  ...oidcJobs(deps, issuers),
})

/** What is done again and again. */
export function repeatedTasks(deps: ServerDeps, issuers: Issuers): Record<string, Repeated> {
  const oidc = oidcJobs(deps, issuers)
  const again = (name: string, every: number): Record<string, Repeated> =>
    oidc[name] ? { [name]: { every, task: oidc[name] } } : {}
  return {
    ...adminTasks(deps),
    'sign-in.end-overdue': { every: MINUTE, task: (_payload, { now }) => endOverdue(deps, now) },
    'sign-in.tidy': { every: HOUR, task: (_payload, { now }) => tidySignIn(deps, now) },
    'self-service.tell-endings': { every: DAY, task: (_payload, { now }) => tellEndings(deps, now) },
    'self-service.tidy': { every: HOUR, task: (_payload, { now }) => tidySelfService(deps, now) },
    'limits.tidy': { every: HOUR, task: (_payload, { now }) => forgetLimits(deps.db.kysely, now - DAY) },
    'human-checks.tidy': { every: HOUR, task: (_payload, { now }) => forgetSpentMarks(deps.db.kysely, now) },
    'methods.end-pauses': { every: MINUTE, task: (_payload, { now }) => endPausesOver(deps, now) },
    'methods.tidy': { every: DAY, task: (_payload, { now }) => tidyMethods(deps.db.kysely, now) },
    ...again('oidc.forget', HOUR),
    ...again('oidc.keep-keys', DAY),
  }
}
