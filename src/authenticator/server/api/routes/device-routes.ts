/** What a device does with itself: requests of its own, biometrics, notifications, its name, its end. */
import type { FastifyInstance } from 'fastify'
import { chargeLimits } from '../../../../base/abuse/limits/limits-store.ts'
import { HOUR } from '../../../../base/time/instant.ts'
import { addUnlock, beginOwnRequest, removeUnlock, saveSubscription } from '../../../../methods/index.ts'
import type { AuthenticatorDeps } from '../../deps.ts'
import { recordOf } from '../../telling/line.ts'
import { hearing } from '../hearing.ts'
import { Begin, Diagnostics, Nothing, Rename, Subscribe, Unlock } from '../messages.ts'
import { nameDevice, removeSelf } from '../naming.ts'

const DONE = {}

/** Reports of faults for each device. */
const REPORTS = { name: 'authenticator-diagnostics', burst: 5, every: HOUR }

export function deviceRoutes(api: FastifyInstance, deps: AuthenticatorDeps): void {
  hearing(api, deps, { path: '/begin', purpose: 'begin', payload: Begin }, (tx, { device, visit }, { what }) =>
    beginOwnRequest(deps, tx, { device, what, now: visit.now }),
  )

  hearing(api, deps, { path: '/unlock/use', purpose: 'unlock', payload: Unlock }, async (tx, heard, asked) => {
    const { device, visit } = heard
    const added = await addUnlock(deps, tx, { ...asked, device, now: visit.now })
    if (added !== 'added') return added
    await recordOf(tx, heard, { what: 'device.unlock-added' })
    return DONE
  })

  hearing(api, deps, { path: '/unlock/remove', purpose: 'unlock-remove', payload: Nothing }, async (tx, heard) => {
    if (await removeUnlock(tx, heard.device)) await recordOf(tx, heard, { what: 'device.unlock-removed' })
    return DONE
  })

  hearing(api, deps, { path: '/push', purpose: 'push', payload: Subscribe }, async (tx, heard, { subscription }) => {
    const { device, account, visit } = heard
    const saved = await saveSubscription(deps, tx, { device, account: account.id, subscription, now: visit.now })
    return saved === 'push-refused' ? { refused: saved } : DONE
  })

  hearing(api, deps, { path: '/rename', purpose: 'rename', payload: Rename }, async (tx, heard, { name }) =>
    (await nameDevice(tx, heard, name)) ? DONE : { refused: 'device-unknown' },
  )

  hearing(api, deps, { path: '/remove', purpose: 'remove', payload: Nothing }, async (tx, heard) =>
    (await removeSelf(deps, tx, heard)) ? DONE : { refused: 'device-unknown' },
  )

  hearing(
    api,
    deps,
    { path: '/diagnostics', purpose: 'diagnostics', payload: Diagnostics },
    async (tx, heard, told) => {
      const charged = await chargeLimits(tx, [{ limit: REPORTS, of: heard.device }], heard.visit.now)
      // Whose app it was stays untold: it is to mend the app, not to know the person.
      if (charged.charged) deps.log.warn({ app: told }, 'an app told of its faults')
      return DONE
    },
  )
}
