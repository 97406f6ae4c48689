import { Button, DoorPage, Form, List, type Row } from '../../../design/index.ts'
import type { RegisteredMethod } from '../../../methods/index.ts'
import type { AtChoose } from '../../flow/state.ts'
import { DeskAdvice } from '../desks/desk-advice.tsx'
import { Back } from '../factors/another-way.tsx'
import { applicationIn, chipOf, otherAccountHelp, type View } from '../view.ts'
import { METHOD_ICONS } from '../words/method-icons.ts'
import { methodName } from '../words/method-name.ts'
import { Refused } from '../words/refusal.tsx'

/** One way that is open. `here`: whether this browser can ask for it. */
export type OpenWay = { method: RegisteredMethod; here: boolean }

type Props = { view: View; state: AtChoose; ways: readonly OpenWay[]; resetCode: boolean }

/** The other ways, each with what it needs and what to do when it fails (M8, M15); at the end, the desk. */
export function ChooseMethodPage({ view, state, ways, resetCode }: Props) {
  const { frame, action, refusal } = view
  const { t } = frame
  const rows = [
    ...ways.map((way) => wayRow(view, way)),
    insteadRow(view, 'access-pass'),
    ...(resetCode ? [insteadRow(view, 'reset-code')] : []),
  ]
  return (
    <DoorPage
      frame={frame}
      step="choose-method"
      title={t('sign-in.choose.title')}
      lead={t('sign-in.choose.lead')}
      width="middle"
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      {ways.length === 0 && <p>{t('sign-in.choose.none')}</p>}
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="choose-method" />
        <List rows={rows} />
      </Form>
      {state.left && <Back view={view} step="choose-method" />}
      <DeskAdvice view={view} label={t('sign-in.choose.desk')} advice={t('sign-in.choose.desk.ask')} phone />
    </DoorPage>
  )
}

function wayRow({ frame: { t } }: View, { method, here }: OpenWay): Row {
  const { kind, id } = method
  // A telephone is told by its number, under the kind: the same one stands here as text and as call.
  const byKind = { ...method, name: kind === 'sms' || kind === 'voice' ? '' : method.name }
  const title = methodName(t, byKind)
  const advice = t(`sign-in.choose.${kind}`)
  return {
    icon: METHOD_ICONS[kind],
    title,
    hint: here ? advice : `${t('sign-in.choose.not-here')} ${advice}`,
    act: (
      <Button
        kind="plain"
        name="method"
        value={`${kind}:${id}`}
        label={t('sign-in.choose.this-label', { method: title })}
      >
        {t('sign-in.choose.this')}
      </Button>
    ),
  }
}

function insteadRow({ frame: { t } }: View, way: 'access-pass' | 'reset-code'): Row {
  const title = t(`sign-in.choose.${way}.title`)
  return {
    icon: way === 'access-pass' ? 'id-card' : 'rotate-ccw-key',
    title,
    hint: t(`sign-in.choose.${way}`),
    act: (
      <Button kind="plain" name="method" value={way} label={t('sign-in.choose.this-label', { method: title })}>
        {t('sign-in.choose.this')}
      </Button>
    ),
  }
}
