import { sendPage } from '../../../../design/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Call } from '../../../signed-in/call.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { sayingOf } from '../send.tsx'
import { ShowResetCodePage } from './pages.tsx'

/** Shows a code in the answer to the very form that made it: it is kept nowhere from which it could be shown again. */
export function sendResetCode(
  deps: SelfServiceDeps,
  { request, reply }: Call,
  { who, code }: { who: SignedIn; code: string },
) {
  return sendPage(reply, <ShowResetCodePage who={who} saying={sayingOf(deps, who, request.visit.now)} code={code} />)
}
