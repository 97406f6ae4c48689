/** What the last step shows: each method, and each address by which the password can be reset. */
import { DAY, type Instant } from '../../../base/time/instant.ts'
import { resetCodeMadeAt } from '../../../methods/index.ts'
import { reachableAddresses } from '../../../people/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { readDevices, sayingOf, takesResetCodes } from '../security-info/send.tsx'
import { hintOf, ICONS, nameOf, timeOf } from '../security-info/words.ts'
import type { ReviewedAddress, ReviewedMethod } from './pages.tsx'

/** What was added so short a time ago is marked: that is where a stranger's method would be. */
const NEW_FOR = 7 * DAY

export type Review = {
  methods: ReviewedMethod[]
  addresses: ReviewedAddress[]
  /** Where the account has one: when it was made. A stranger may have made it, or have read it. */
  resetCode: { made: string; isNew: boolean } | undefined
}

export async function reviewOf(deps: SelfServiceDeps, who: SignedIn, now: Instant): Promise<Review> {
  const { kysely } = deps.db
  const { session, frame } = who
  const saying = sayingOf(deps, who, now)
  const { devices } = await readDevices(deps, who, now)
  const addresses = await reachableAddresses(kysely, session.person)
  const madeAt = takesResetCodes(who) ? await resetCodeMadeAt(kysely, session.account) : undefined
  const isNew = (at: Instant) => now - at < NEW_FOR
  return {
    methods: devices.map((device) => {
      const shown = { icon: ICONS[device.kinds[0]], name: nameOf(frame.t, device), hint: hintOf(saying, device) }
      return { id: device.id, ...shown, isNew: isNew(device.createdAt) }
    }),
    addresses: addresses.map(({ mail, source }) => ({ mail, own: source === 'person' })),
    resetCode: madeAt === undefined ? undefined : { made: timeOf(saying, madeAt), isNew: isNew(madeAt) },
  }
}
