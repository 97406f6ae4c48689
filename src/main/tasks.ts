import type { JobTasks } from '../base/jobs/jobs.ts'
import type { Repeated } from '../base/jobs/repeat.ts'
import { DAY, HOUR } from '../base/time/instant.ts'
import { type Issuers, oidcJobs } from '../federation/index.ts'
import { INVITE, inviteAccount } from '../lifecycle/index.ts'
import { tidyMethods } from '../methods/index.ts'
import { noticeTasks } from '../notices/index.ts'
import { forgetActivations } from '../self-service/index.ts'
import { tidySignIn } from '../sign-in/index.ts'
import type { ServerDeps } from './opening/server-deps.ts'

/** What each kind of job does. */
export const tasksOf = (deps: ServerDeps, issuers: Issuers): JobTasks => ({
  ...noticeTasks(deps),
  [INVITE]: inviteAccount(deps),
  ...oidcJobs(deps, issuers),
})

/** What is done again and again. */
export function repeatedTasks(deps: ServerDeps, issuers: Issuers): Record<string, Repeated> {
  const oidc = oidcJobs(deps, issuers)
  const again = (name: string, every: number): Record<string, Repeated> =>
    oidc[name] ? { [name]: { every, task: oidc[name] } } : {}
  return {
    'sign-in.tidy': { every: HOUR, task: (_payload, { now }) => tidySignIn(deps, now) },
    'self-service.tidy': { every: HOUR, task: (_payload, { now }) => forgetActivations(deps.db.kysely, now) },
    'methods.tidy': { every: DAY, task: (_payload, { now }) => tidyMethods(deps.db.kysely, now) },
    ...again('oidc.forget', HOUR),
    ...again('oidc.keep-keys', DAY),
  }
}
