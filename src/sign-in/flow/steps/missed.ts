/** What a wrong answer does, whichever method it was given to: stay, lock for a while, or be off until renewed. */
import type { Missed } from '../event.ts'
import { type Outcome, refuse, type Tried } from '../outcome.ts'
import type { Refusal } from '../refusal.ts'
import type { Lockable } from '../state.ts'

/**
 * `wrong` and `locked` come from the methods' own count, by account and method: another tab gives no fresh tries.
 * A second factor that is locked or off leaves the others, which "another way" lists (A8).
 */
export function missed(here: Lockable, checked: Missed): Outcome {
  const method = triedAt(here)
  const failed = { do: 'audit', what: failureOf(here), method, why: checked.verdict } as const
  switch (checked.verdict) {
    case 'locked': {
      const { until, fresh } = checked
      const locked = { at: 'locked', who: here.who, until, back: here } as const
      const told = fresh ? ({ do: 'audit', what: 'sign-in.locked', method, until } as const) : failed
      return refuse(locked, { why: 'locked', until }, [told])
    }
    case 'disabled': {
      const { who } = here
      if (here.at === 'password') return refuse({ at: 'refused', who, why: 'method-disabled' }, OFF, [failed])
      return refuse({ at: 'choose-method', who, proof: here.proof }, OFF, [failed])
    }
    case 'too-new':
      return refuse(here, { why: 'method-too-new' }, [failed])
    default:
      return refuse(here, refusalOf(here, checked), [failed])
  }
}

const OFF = { why: 'method-disabled' } as const

/** What stands in for a method has a line of its own: it is the desk's to look at, or the paper's owner. */
function failureOf({ at }: Lockable) {
  if (at === 'access-pass') return 'access-pass.failed'
  return at === 'reset-code' ? 'reset-code.failed' : 'sign-in.failed'
}

/** What was tried, as the audit names it. */
export function triedAt(here: Lockable): Tried {
  switch (here.at) {
    case 'totp':
      return here.chosen.kind === 'hardware-code' ? 'hardware-code' : 'totp'
    case 'phone-code':
      return 'sms'
    case 'approval':
      return 'app'
    default:
      return here.at
  }
}

function refusalOf(here: Lockable, { verdict, left }: Missed & { left: number }): Refusal {
  switch (here.at) {
    case 'password':
      return { why: 'wrong-name-or-password', left }
    case 'access-pass':
      return { why: 'wrong-pass', left }
    case 'reset-code':
      return { why: 'wrong-reset-code', left }
    default:
      return { why: verdict === 'replayed' ? 'replayed-code' : 'wrong-code', left }
  }
}
