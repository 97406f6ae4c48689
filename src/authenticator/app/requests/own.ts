import type { DeviceRequest, OwnRequestKind } from '../../../methods/browser.ts'
import { keysOf, readRequest } from '../accounts/find.ts'
import { callSigned } from '../api/signed.ts'
import type { App } from '../store/app.ts'
import type { AppRequest } from '../store/app-state.ts'
import type { AppAccount } from '../store/kept.ts'
import { isRefused, type Refused, refuse } from '../store/result.ts'

/** A request that this phone makes of itself. `creation`: the options for a key that finger or face releases. */
export type OwnRequest = AppRequest & { readonly creation?: object }

/** Begins what takes the PIN first: to change it, to add finger or face, to show a code that links a new phone. */
export async function beginOwn(
  app: App,
  { device }: Pick<AppAccount, 'device'>,
  what: OwnRequestKind,
): Promise<OwnRequest | Refused> {
  const keys = await keysOf(app, device)
  if (isRefused(keys)) return keys
  const said = await callSigned<{ request: DeviceRequest; creation?: object }>(app, keys, {
    path: 'begin',
    purpose: 'begin',
    payload: { what },
  })
  if (isRefused(said)) return said
  const request = readRequest(said.request)
  if (!request) return refuse('server-trouble')
  return said.creation ? { ...request, creation: said.creation } : request
}
