import type { DeviceRequest } from '../../../methods/browser.ts'
import { keysOf, readRequest } from '../accounts/find.ts'
import type { SignInCode } from '../accounts/look.ts'
import { callSigned } from '../api/signed.ts'
import type { App } from '../store/app.ts'
import type { AppRequest } from '../store/app-state.ts'
import type { AppAccount } from '../store/kept.ts'
import { isRefused, type Refused, refuse } from '../store/result.ts'
import { addRequest } from './receive.ts'

/** Takes a sign-in code that was scanned for one account: one phone wins it, once. Then it is a request like any other. */
export async function claimCode(
  app: App,
  { code }: Pick<SignInCode, 'code'>,
  { device }: Pick<AppAccount, 'device'>,
): Promise<AppRequest | Refused> {
  const keys = await keysOf(app, device)
  if (isRefused(keys)) return keys
  const said = await callSigned<{ request: DeviceRequest }>(app, keys, {
    path: 'codes/claim',
    purpose: 'claim',
    payload: { code },
  })
  if (isRefused(said)) return said
  const request = readRequest(said.request)
  if (!request) return refuse('server-trouble')
  addRequest(app, request)
  return request
}
