import { Button, DoorPage, Field, Form, Note, Radios } from '../../../design/index.ts'
import type { T } from '../../../i18n/index.ts'
import type { RegisteredMethod } from '../../../methods/index.ts'
import { DeskAdvice } from '../desks/desk-advice.tsx'
import { Back } from '../factors/another-way.tsx'
import type { ResetCodePageProps } from '../props.ts'
import { applicationIn, chipOf, otherAccountHelp, type View } from '../view.ts'
import { methodName } from '../words/method-name.ts'
import { errorIn, Refused } from '../words/refusal.tsx'

/** The code that was kept on paper: what was lost goes, and registration starts anew (M13). */
export function ResetCodePage({ view, state, methods }: ResetCodePageProps) {
  const { frame, refusal } = view
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="reset-code"
      title={t('reset-code.title')}
      lead={t('reset-code.lead')}
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <ResetForm view={view} things={things(methods)} />
      <Back view={view} step="reset-code" />
      <DeskAdvice view={view} label={t('reset-code.none')} advice={t('reset-code.none.ask')} />
    </DoorPage>
  )
}

function ResetForm({ view, things }: { view: View; things: readonly RegisteredMethod[] }) {
  const { frame, action } = view
  const { t } = frame
  return (
    <Form action={action} formToken={frame.formToken}>
      <input type="hidden" name="step" value="reset-code" />
      <div class="stack gap-4.5">
        <Field
          name="code"
          label={t('reset-code.label')}
          hint={t('reset-code.hint')}
          error={errorIn(view, 'wrong-reset-code', 'code-typo') && t('codes.mend')}
          // No code that a phone could fill in from a text message: this one is on paper.
          autocomplete="off"
          maxLength={80}
          autoFocus
          door
        />
        <WhatIsLost t={t} things={things} />
        <Button kind="danger" door full name="act" value="continue">
          {t(mainOf(things))}
        </Button>
      </div>
    </Form>
  )
}

/** Nothing to choose where there is one thing. Among several, all of them: that is what the code is for, and leaves no lost one behind. */
function WhatIsLost({ t, things }: { t: T; things: readonly RegisteredMethod[] }) {
  const choices = things.map((method) => ({ value: `${method.kind}:${method.id}`, label: thingName(t, method) }))
  const all = { value: 'all', label: t('reset-code.lost.all') }
  return (
    <>
      {things.length > 1 ? (
        <Radios name="lost" label={t('reset-code.lost')} choices={[all, ...choices]} value="all" />
      ) : (
        <input type="hidden" name="lost" value="all" />
      )}
      <Note tone="warn">
        <p>{whatGoes(t, things)}</p>
        <p>{t('reset-code.what.then')}</p>
      </Note>
    </>
  )
}

function whatGoes(t: T, [first, ...more]: readonly RegisteredMethod[]): string {
  if (!first) return t('reset-code.what.none')
  return more.length > 0 ? t('reset-code.what.chosen') : t('reset-code.what.one', { method: thingName(t, first) })
}

/** A number takes texts and calls, and is lost as a number. */
const thingName = (t: T, method: RegisteredMethod): string =>
  method.kind === 'sms' || method.kind === 'voice'
    ? methodName(t, { ...method, name: method.name || t('reset-code.lost.phone') })
    : methodName(t, method)

const mainOf = ({ length }: readonly RegisteredMethod[]) =>
  length === 0 ? 'reset-code.main.all' : length === 1 ? 'reset-code.main.one' : 'reset-code.main.chosen'

/** What can be used, and so be lost: a telephone once, though it is two methods, and no key of which a copy was found. */
function things(methods: readonly RegisteredMethod[]): RegisteredMethod[] {
  const usable = methods.filter(({ disabledAt }) => disabledAt === undefined)
  return usable.filter(({ id }, at) => usable.findIndex((other) => other.id === id) === at)
}
