import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Keyring } from '../../base/crypto/keyring.ts'
import { MINUTE } from '../../base/time/instant.ts'
import type { Cookies } from '../../base/web/cookies.ts'
import type { Begun, SignedIn } from './oidc-client.ts'

/**
 * What the sample application remembers, in sealed cookies of its own: it has no table, any process can go on where
 * another began, and nobody can read or make one.
 */
export type Kept<V> = {
  read(request: FastifyRequest): V | undefined
  set(reply: FastifyReply, value: V): void
  clear(reply: FastifyReply): void
}

type Deps = { cookies: Cookies; keyring: Keyring }

/** A sign-in that has begun. */
export const keptBegun = (deps: Deps): Kept<Begun> => kept(deps, 'demo-app-begun', { maxAge: 60 * MINUTE })

/** The one that is signed in; it ends with the browser. */
export const keptSignedIn = (deps: Deps): Kept<SignedIn> => kept(deps, 'demo-app', {})

function kept<V>({ cookies, keyring }: Deps, name: string, options: { maxAge?: number }): Kept<V> {
  const row = `cookie:${name}`
  return {
    read(request) {
      const sealed = cookies.read(request, name)
      if (sealed === undefined) return undefined
      try {
        return JSON.parse(keyring.unseal(Buffer.from(sealed, 'base64url'), row).toString()) as V
      } catch {
        return undefined // another installation's, or somebody's own make
      }
    },
    set: (reply, value) =>
      cookies.set(reply, name, keyring.seal(JSON.stringify(value), row).toString('base64url'), options),
    clear: (reply) => cookies.clear(reply, name),
  }
}
