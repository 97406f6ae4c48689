/** The providers of all realms, built anew when keys change and swapped in one step: no request meets half of one. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { type OidcApplication, oidcApplicationsOf } from '../../../applications/index.ts'
import { type Instant, MINUTE } from '../../../base/time/instant.ts'
import { type Realm, realmByKey } from '../../../campus/index.ts'
import { issuerOf, type OidcDeps } from '../deps.ts'
import { keepKeys } from '../keys/keep-keys.ts'
import { publishedKeys, type StoredKey } from '../keys/key-store.ts'
import { listenForKeys } from '../keys/listen-store.ts'
import { inOrder, nextChange } from '../keys/rotation.ts'
import { SigningKey } from '../keys/signing-key.ts'
import { buildProvider, type Doors } from '../provider/build.ts'
import { isFactorDue } from '../provider/factor-due.ts'
import { refusalFor, refusalOf } from '../provider/may-use.ts'
import { type LookUp, openLookUp } from '../records/look-ups.ts'
import { renderError } from '../refusals/render-error.ts'
import { answering } from './answering.ts'
import { interactionUrl } from './interaction-url.ts'

export type RealmIssuer = {
  readonly realm: Realm
  readonly issuer: string
  readonly applications: ReadonlyMap<string, OidcApplication>
  readonly provider: Provider
  readonly lookUp: LookUp
  /** The published keys; those that sign now come first. */
  readonly keys: readonly SigningKey[]
  /** Lets the library answer, within a unit of work. */
  readonly call: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

export type Issuers = {
  find(realm: string): RealmIssuer | undefined
  /** Reads the keys again and rebuilds what changed. */
  reload(): Promise<void>
  close(): Promise<void>
}

/** Should a message from another process be lost, the keys are looked at this often all the same. */
const LOOK_AGAIN = 10 * MINUTE

/** Makes missing keys, builds a provider for each realm and listens for other processes' rotations. */
export async function openIssuers(deps: OidcDeps): Promise<Issuers> {
  await keepKeys(deps, deps.clock.now())
  const lookUp = openLookUp(deps.db)
  let known = await loadAll(deps, lookUp)
  let loading: Promise<void> | undefined
  let stale = false
  const load = async () => {
    do {
      stale = false
      known = await loadAll(deps, lookUp)
    } while (stale)
  }
  const reload = () => {
    // What was read so far may be older than what calls for reading.
    stale = loading !== undefined
    loading ??= load().finally(() => {
      loading = undefined
    })
    return loading
  }
  const reloadApart = () =>
    void reload().catch((error: unknown) => deps.log.error({ err: error }, 'signing keys could not be read'))
  const listening = await listenForKeys(deps.db, reloadApart)
  return {
    find(realm) {
      if (deps.clock.now() >= known.until && !loading) reloadApart()
      return known.issuers.get(realm)
    },
    reload,
    close: () => listening.stop(),
  }
}

type Known = { issuers: ReadonlyMap<string, RealmIssuer>; until: Instant }

async function loadAll(deps: OidcDeps, lookUp: LookUp): Promise<Known> {
  const now = deps.clock.now()
  const keys = await publishedKeys(deps.db.kysely, deps.keyring, now)
  const issuers = await Promise.all(
    Object.keys(deps.campus.realms).map((key) =>
      openIssuer(deps, { key, stored: inOrder(ofRealm(keys, key), now), lookUp }),
    ),
  )
  return {
    issuers: new Map(issuers.map((issuer) => [issuer.realm.key, issuer])),
    until: Math.min(nextChange(keys, now) ?? Number.POSITIVE_INFINITY, now + LOOK_AGAIN),
  }
}

const ofRealm = (keys: readonly StoredKey[], realm: string): StoredKey[] => keys.filter((key) => key.realm === realm)

type Opening = { key: string; stored: readonly StoredKey[]; lookUp: LookUp }

async function openIssuer(deps: OidcDeps, { key, stored, lookUp }: Opening): Promise<RealmIssuer> {
  const realm = realmByKey(deps.campus, key)
  if (!realm) throw new Error(`there is no realm ${key}`)
  const keys = stored.map((one) => new SigningKey(one))
  const applications = oidcApplicationsOf(deps.campus, key)
  const doors: Doors = {
    interactionUrl: (ctx, interaction) => interactionUrl(deps, { realm, applications }, { ctx, interaction }),
    renderError: (ctx, out, error) => renderError(deps, realm, { ctx, out, error }),
    refusalOf: (application) => refusalOf(deps, application),
    refusalFor: (application, of) => refusalFor(deps, application, of),
    isFactorDue: (application) => isFactorDue(deps, realm, application),
  }
  const provider = buildProvider(deps, { realm, applications, keys, lookUp }, doors)
  answering(deps, realm, provider)
  // A registration that the library refuses is to be known at the start, not when the first person comes.
  for (const client of applications.keys()) await provider.Client.find(client)
  return {
    realm,
    issuer: issuerOf(deps, key),
    applications,
    provider,
    lookUp,
    keys,
    call: provider.callback() as RealmIssuer['call'],
  }
}
