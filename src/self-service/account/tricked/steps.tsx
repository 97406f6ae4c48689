import { type StepItem, Steps } from '../../../design/index.ts'
import type { T } from '../../../i18n/index.ts'

const NAMES = ['out', 'password', 'methods'] as const

/** The three steps, of which so many are done; what is still to come says what it is good for. */
export function AlarmSteps({ t, done }: { t: T; done: 0 | 1 | 2 | 3 }) {
  const steps = NAMES.map((name, index): StepItem => {
    const state = index < done ? 'done' : index === done ? 'now' : 'todo'
    const item: StepItem = { state, name: t(`tricked.step-${name}`) }
    return state === 'done' ? item : { ...item, hint: t(`tricked.step-${name}-hint`) }
  })
  return (
    <section aria-label={t('tricked.steps')}>
      <Steps steps={steps} t={t} />
    </section>
  )
}
