/** A second factor is asked: which page asks it, and what its answer does. */
import type { ApprovalVerdict, CallVerdict, CodeVerdict, KeyVerdict, Proved } from '../event.ts'
import type { Given } from '../given.ts'
import { onward } from '../onward.ts'
import { type Effect, type Outcome, refuse } from '../outcome.ts'
import { withFactor } from '../proofs.ts'
import type { AtAppCode, AtApproval, AtFactor, AtKey, AtPhoneCode, AtTotp, AtVoice } from '../state.ts'
import { missed, triedAt } from './missed.ts'

export function codeGiven(here: AtTotp | AtAppCode | AtPhoneCode, checked: CodeVerdict, given: Given): Outcome {
  if (checked.verdict === 'right') return proved(here, checked.proved, given)
  return checked.verdict === 'expired' ? refuse(here, { why: 'code-expired' }) : missed(here, checked)
}

export function keyGiven(here: AtKey, checked: KeyVerdict, given: Given): Outcome {
  switch (checked.verdict) {
    case 'right':
      return proved(here, checked.proved, given)
    case 'unanswered':
      return refuse(here, { why: checked.why })
    case 'wrong': {
      if (!('why' in checked)) return missed(here, checked)
      return refuse(here, { why: checked.why, left: checked.left }, [failed(here, checked.why)])
    }
    case 'cloned': {
      const { who, proof } = here
      return refuse({ at: 'choose-method', who, proof }, { why: 'key-cloned' }, [failed(here, 'cloned')])
    }
    default:
      return missed(here, checked)
  }
}

/** Waiting is no answer: the page asks again. A call that was declined is over, and nobody is called again unasked. */
export function callAnswered(here: AtVoice, checked: CallVerdict, given: Given): Outcome {
  if (checked.verdict === 'right') return proved(here, checked.proved, given)
  if (checked.verdict === 'waiting') return refuse(here, { why: 'call-waiting' })
  const { sending: _, ...over } = here
  if (checked.verdict === 'expired') return refuse(over, { why: 'code-expired' })
  if (checked.verdict === 'failed') return refuse(over, { why: 'call-failed' })
  return refuse(over, { why: 'call-declined' }, [failed(here, 'declined')])
}

type Approved = { checked: ApprovalVerdict; remember?: boolean }

/**
 * Waiting is no answer. A request that came to nothing is over, and no other goes out unasked; whose person says that
 * it was not theirs, it ends the whole flow: somebody else knows the password.
 */
export function approvalGiven(here: AtApproval, { checked, remember }: Approved, given: Given): Outcome {
  const { asking: _, ...over } = here
  switch (checked.verdict) {
    case 'right':
      return proved(remember ? { ...here, proof: { ...here.proof, remember } } : here, checked.proved, given)
    case 'too-new':
      return missed(here, checked)
    case 'waiting':
      return refuse(here, { why: 'approval-waiting' })
    case 'not-me':
      return { state: { at: 'refused', who: here.who, why: 'disowned' }, effects: [failed(here, 'not-me')] }
    case 'expired':
      return refuse(over, { why: 'approval-expired' })
    default:
      return refuse(over, { why: `approval-${checked.verdict}` }, [failed(here, checked.verdict)])
  }
}

/** "Send it again", "Call me". */
export function sendAsked(here: AtPhoneCode | AtVoice | AtApproval): Outcome {
  if (here.at === 'approval') return { state: here, effects: [{ do: 'ask-device', way: 'approval' }] }
  const by = here.at === 'voice' ? 'voice' : 'sms'
  return { state: here, effects: [{ do: 'send', by, phone: here.chosen.id, purpose: 'sign-in' }] }
}

/** A method that is no longer accepted, or not of this account any more, proves nothing, however right its answer. */
function proved(here: AtFactor, by: Proved, given: Given): Outcome {
  const isOpen = given.second.ways.some(({ kind, id }) => kind === by.kind && id === by.id)
  if (!isOpen) return refuse(here, { why: 'way-not-open' })
  return onward(here.who, withFactor(here.proof, by, given.now), given)
}

const failed = (here: AtFactor, why: string): Effect => {
  return { do: 'audit', what: 'sign-in.failed', method: triedAt(here), why }
}
