/** Ways on from the page of a factor, below its own form. */
import { ActButton, Form } from '../../../design/index.ts'
import type { State } from '../../flow/state.ts'
import type { View } from '../view.ts'

type Props = { view: View; step: State['at'] }

/** "Another way": the other methods, and what to do when none is at hand (M15). */
export function AnotherWay({ view: { frame, action }, step }: Props) {
  return (
    <Form action={action} formToken={frame.formToken}>
      <input type="hidden" name="step" value={step} />
      <ActButton act="another-way" kind="plain" door full>
        {frame.t('act.another-way')}
      </ActButton>
    </Form>
  )
}

/** One step back, from what was chosen to what can be chosen. */
export function Back({ view: { frame, action }, step }: Props) {
  return (
    <Form action={action} formToken={frame.formToken}>
      <input type="hidden" name="step" value={step} />
      <ActButton act="back" kind="quiet" door full>
        {frame.t('act.back')}
      </ActButton>
    </Form>
  )
}
