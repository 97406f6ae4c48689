/** Where the person is: all stages stand in the page, and its script shows the one that is. */
import { type PageFrame, type StepItem, Steps } from '../../../../design/index.ts'
import type { LinkAppProps } from '../../props.ts'

type Standing = LinkAppProps['standing']
type Props = { frame: PageFrame; standing: Standing; keepsCode: boolean }

/** Which step is on, by how the link stands. */
const NOW = { waiting: 0, expired: 0, scanned: 1, linked: 2 } as const satisfies Record<Standing, number>

export function LinkSteps(props: Props) {
  return (
    <>
      {(['waiting expired', 'scanned', 'linked'] as const).map((when, now) => (
        <div key={when} data-when={when} hidden={NOW[props.standing] !== now}>
          <Stage {...props} now={now} />
        </div>
      ))}
    </>
  )
}

function Stage({ frame: { t }, keepsCode, now }: Props & { now: number }) {
  const names = [
    { name: t(now === 0 ? 'link.scan' : 'link.scanned'), hint: t('link.scan.how') },
    { name: t('link.pin'), hint: t('link.pin.how') },
    keepsCode
      ? { name: t('link.then-code'), hint: t('link.then-code.why') }
      : { name: t(now === 2 ? 'link.linked' : 'link.then') },
  ]
  const steps = names.map(({ name, hint }, at): StepItem => {
    const state = at < now ? 'done' : at === now ? 'now' : 'todo'
    return { state, name, ...(hint !== undefined && state === 'now' && { hint }) }
  })
  return <Steps t={t} steps={steps} />
}
