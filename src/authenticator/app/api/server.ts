import type { JWK } from 'jose'
import type { App } from '../store/app.ts'
import type { ServerSays } from '../store/app-state.ts'
import { isRefused, type Refused } from '../store/result.ts'
import { call } from './call.ts'

/** Asks the server what it is; screens show some of it. */
export async function askServer(app: App): Promise<(ServerSays & { readonly key: JWK }) | Refused> {
  const said = await call<ServerSays & { readonly key: JWK }>(app, 'server')
  if (!isRefused(said)) {
    const { origin, version, institution, help, push } = said
    app.change({ server: { origin, version, institution, help, push } })
  }
  return said
}
