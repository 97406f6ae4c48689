import type { SelfServiceDeps } from '../../../deps.ts'
import type { Call } from '../../../signed-in/call.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { homeOf } from '../home.ts'
import { sendResetCode } from '../reset-code/send.tsx'

/** After a method was added: the reset code that came with it, for this once, or the list. */
export function sendRegistered(
  deps: SelfServiceDeps,
  call: Call,
  { who, resetCode }: { who: SignedIn; resetCode: string | undefined },
) {
  return resetCode === undefined
    ? call.reply.redirect(homeOf(who, 'registered'), 303)
    : sendResetCode(deps, call, { who, code: resetCode })
}
