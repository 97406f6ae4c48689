import webPush from 'web-push'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database } from '../../base/database/database.ts'
import type { Clock } from '../../base/time/clock.ts'
import { SECOND } from '../../base/time/instant.ts'
import type { Push, Pushed } from './push.ts'
import { openServiceClient, PostFault, type ServiceClient } from './service-client.ts'
import { isReachable, type Reach, readSubscription } from './subscription.ts'
import { type VapidKey, vapidKeyOf } from './vapid-key-store.ts'

export type PushDeps = { readonly db: Database; readonly keyring: Keyring; readonly clock: Clock }

type PushSetting = Reach & {
  /** Where a push service can reach those who run this server (RFC 8292 §2.1). */
  readonly subject: string
  /** Tests: another way out than the network. */
  readonly client?: ServiceClient | undefined
}

/** A notification that comes later than this helps nobody: the person has opened the app. */
const PATIENCE = 10 * SECOND

/** Opens the way to the push services of `channels.push`; nothing is asked of them before the first notification. */
export function openPush(deps: PushDeps, setting: PushSetting): Push {
  const { client = openServiceClient({ patience: PATIENCE }), subject } = setting
  let found: Promise<VapidKey> | undefined
  const key = (): Promise<VapidKey> => {
    found ??= vapidKeyOf({ ...deps, make: webPush.generateVAPIDKeys }, deps.db.kysely, deps.clock.now())
    // What failed once is tried again: the database may have been away.
    found.catch(() => {
      found = undefined
    })
    return found
  }
  return {
    publicKey: async () => (await key()).publicKey,
    read: (sent) => readSubscription(sent, setting),
    async send(subscription, payload, { ttl, topic }) {
      // Looked at again: the configuration may have become stricter since the subscription was kept.
      if (!isReachable(subscription.endpoint, setting)) return 'gone'
      try {
        const { endpoint, headers, body } = webPush.generateRequestDetails({ ...subscription }, payload, {
          TTL: Math.max(0, Math.floor(ttl / SECOND)),
          urgency: 'high',
          topic,
          vapidDetails: { subject, ...(await key()) },
        })
        return outcomeOf(await client.post({ address: endpoint, headers, body }))
      } catch (error) {
        return { failed: error instanceof PostFault ? error.message : nameOf(error) }
      }
    },
    close: () => client.close(),
  }
}

/** Its text might hold the address or the keys of the device; its name does not. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')

/** 201 is the answer of RFC 8030 §5; 404 and 410 say that the subscription is over (§7.3). */
function outcomeOf(status: number): Pushed {
  if (status >= 200 && status < 300) return 'sent'
  return status === 404 || status === 410 ? 'gone' : { failed: `status ${status}` }
}
