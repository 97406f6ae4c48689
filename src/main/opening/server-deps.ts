/** What the doors need beside what commands have. */
import { join } from 'node:path'
import { type Listener, openListener } from '../../base/database/notify.ts'
import { type Live, openLive } from '../../base/live/live.ts'
import { packageRoot } from '../../base/root.ts'
import { openTelemetry } from '../../base/telemetry/telemetry.ts'
import { openCookies } from '../../base/web/cookies.ts'
import { openPlacesLater } from '../../base/web/place/places.ts'
import { isTrustedProxy, realmStyles } from '../../campus/index.ts'
import { openAssets } from '../../design/index.ts'
import { openHasher } from '../../methods/index.ts'
import type { CampusDeps } from './campus-deps.ts'

export type ServerDeps = CampusDeps & Awaited<ReturnType<typeof serverParts>>

export async function serverParts({ campus, settings, connection }: CampusDeps) {
  return {
    telemetry: openTelemetry(),
    cookies: openCookies({ https: settings.https }),
    hasher: openHasher({}),
    places: openPlacesLater(),
    ...(await liveParts(connection.appUrl)),
    trustedProxies: { has: (address: string) => isTrustedProxy(campus, address) },
    assets: openAssets({ folder: join(packageRoot(), 'dist/browser'), realmCss: realmStyles(campus) }),
    demo: settings.demo,
    demoBanner: settings.demo === 'public',
  }
}

/** Pages that wait, and the connection by which this process hears what others told. */
async function liveParts(url: string): Promise<{ live: Live; listener: Listener }> {
  let live: Live | undefined
  const listener = await openListener({ url, onGap: () => live?.stir() })
  live = await openLive({ listener })
  return { live, listener }
}
