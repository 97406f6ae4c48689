/** What happens meanwhile, live: sent, the app is open, and what comes by itself. */
import { type StepItem, Steps } from '../../../../design/index.ts'
import type { Asked } from '../../props.ts'
import { applicationIn, type View } from '../../view.ts'

type Props = {
  view: View
  /** What the one device is called that can answer; undefined of several, and of one without a name. */
  name: string | undefined
  number: string | undefined
  is: Asked['is']
}

/** Both stages stand in the page; its script shows the one that is. */
export function RequestSteps(props: Props) {
  const { is } = props
  return (
    <>
      <div data-when="open" hidden={is !== 'open'}>
        <Stage {...props} now="approval.open-app" />
      </div>
      <div data-when="seen approved" hidden={is === 'open'}>
        <Stage {...props} now="approval.app-open" />
      </div>
    </>
  )
}

function Stage({ view, name, number, now }: Props & { now: 'approval.open-app' | 'approval.app-open' }) {
  const { t } = view.frame
  const { application } = applicationIn(view)
  const steps: StepItem[] = [
    { state: 'done', name: name ? t('approval.sent-to', { name }) : t('approval.sent') },
    {
      state: 'now',
      name: t(now),
      icon: 'smartphone',
      hint: number === undefined ? t('approval.confirm') : t('approval.type', { number }),
    },
    {
      state: 'todo',
      name: application ? t('approval.then-application', { application: application.name }) : t('approval.then'),
      icon: application ? 'app-window' : 'log-in',
    },
  ]
  return <Steps t={t} steps={steps} />
}
