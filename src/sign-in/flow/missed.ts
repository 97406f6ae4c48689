/** What a wrong answer does, whichever method it was given to: stay, lock for a while, or be off until renewed. */
import { type AtPassword, type AtTotp, type Outcome, type Refusal, refuse, type Verdict } from './state.ts'

type Missed = Exclude<Verdict, { verdict: 'right' }>

/** `wrong` and `locked` come from the methods' own count, by account and method: another tab gives no fresh tries. */
export function missed(here: AtPassword | AtTotp, checked: Missed): Outcome {
  const method = here.at
  const failed = { do: 'audit', what: 'sign-in.failed', method, why: checked.verdict } as const
  switch (checked.verdict) {
    case 'locked': {
      const { until, fresh } = checked
      const locked = { at: 'locked', who: here.who, until, back: here } as const
      const told = fresh ? ({ do: 'audit', what: 'sign-in.locked', method, until } as const) : failed
      return refuse(locked, { why: 'locked', until }, [told])
    }
    case 'disabled':
      return refuse({ at: 'refused', who: here.who, why: 'method-disabled' }, { why: 'method-disabled' }, [failed])
    case 'too-new':
      return refuse(here, { why: 'method-too-new' }, [failed])
    default:
      return refuse(here, refusalOf(here, checked), [failed])
  }
}

function refusalOf(here: AtPassword | AtTotp, { verdict, left }: Missed & { left: number }): Refusal {
  if (here.at === 'password') return { why: 'wrong-name-or-password', left }
  return { why: verdict === 'replayed' ? 'replayed-code' : 'wrong-code', left }
}
