/** What the doors need beside what commands have. */
import { join } from 'node:path'
import { packageRoot } from '../../base/root.ts'
import { openTelemetry } from '../../base/telemetry.ts'
import { openCookies } from '../../base/web/cookies.ts'
import { openPlacesLater } from '../../base/web/place/places.ts'
import { isTrustedProxy, realmStyles } from '../../campus/index.ts'
import { openAssets } from '../../design/index.ts'
import { openHasher } from '../../methods/index.ts'
import type { CampusDeps } from './campus-deps.ts'

export type ServerDeps = CampusDeps & ReturnType<typeof serverParts>

export function serverParts({ campus, settings }: CampusDeps) {
  return {
    telemetry: openTelemetry(),
    cookies: openCookies({ https: settings.https }),
    hasher: openHasher({}),
    places: openPlacesLater(),
    trustedProxies: { has: (address: string) => isTrustedProxy(campus, address) },
    assets: openAssets({ folder: join(packageRoot(), 'dist/browser'), realmCss: realmStyles(campus) }),
    demo: settings.demo,
    demoBanner: settings.demo === 'public',
  }
}
