/** What the pages of a person leave to be done without anybody at them: mails that were asked for, and forgetting. */
import type { Keyring } from '../base/crypto/keyring.ts'
import type { JobTasks } from '../base/jobs/jobs.ts'
import { DAY, type Instant } from '../base/time/instant.ts'
import { forgetAddresses } from '../people/index.ts'

import { ADDRESS_CODE, mailAddressCode } from './account/profile/addresses/mail-address-code.ts'
import { activations } from './ways-in/activation/flow-store.ts'
import { FIND } from './ways-in/mailing/ask.ts'
import type { DeliverDeps } from './ways-in/mailing/deliver.ts'
import { findAccounts } from './ways-in/mailing/find-accounts.ts'
import { MAIL, mailCode } from './ways-in/mailing/mail-code.ts'
import { recoveries } from './ways-in/recovery/flow-store.ts'

/** The jobs of this folder, for the worker. */
export const selfServiceTasks = (deps: DeliverDeps & { keyring: Keyring }): JobTasks => ({
  [FIND]: findAccounts(deps),
  [MAIL]: mailCode(deps),
  [ADDRESS_CODE]: mailAddressCode(deps),
})

/** Forgets runs that nobody can go on with, and addresses that were removed; meant for an hourly job. */
export async function tidySelfService({ db }: Pick<DeliverDeps, 'db'>, now: Instant): Promise<void> {
  await activations.forget(db.kysely, now)
  await recoveries.forget(db.kysely, now)
  await forgetAddresses(db.kysely, now - DAY)
}
