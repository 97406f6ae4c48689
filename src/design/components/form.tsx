import type { ComponentChildren } from 'preact'
import { isTextKey, type T, type TextKey, type TextValues } from '../../i18n/index.ts'
import { fieldId } from './field.tsx'
import { Icon } from './icon.tsx'

/** A refusal's key, for which there is a text `refusal.<key>`; one without does not compile. */
export type RefusalKey = TextKey extends infer K ? (K extends `refusal.${infer R}` ? R : never) : never

/** Narrows a key that came from a store or from another folder. */
export function isRefusalKey(key: string): key is RefusalKey {
  return isTextKey(`refusal.${key}`)
}

/** A form that posts, with its anti-forgery field. `novalidate`: our words say what is wrong, not the browser's. */
export function Form(props: { action: string; formToken: string; id?: string; children: ComponentChildren }) {
  return (
    <form method="post" action={props.action} id={props.id} noValidate data-island="once">
      <input type="hidden" name="form_token" value={props.formToken} />
      {props.children}
    </form>
  )
}

type Problem = { field: string; text: string }

/**
 * What is wrong in a form, on top of it, each line a link to its field; scripts move the focus here. `refusal`: the key
 * of what was refused, when these lines say it.
 */
export function ErrorSummary(props: { t: T; problems: readonly Problem[]; refusal?: RefusalKey }) {
  const { t, problems, refusal } = props
  if (problems.length === 0) return null
  return (
    <div class="sb-summary" role="alert" tabIndex={-1} data-island="focus" data-refusal={refusal}>
      <h2 class="text-base">{t('frame.summary', { n: problems.length })}</h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${fieldId(field)}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Why the person cannot go on: what happened, what to do now, and by when. */
export function Refusal(props: { refusal: RefusalKey; t: T; values?: TextValues; children?: ComponentChildren }) {
  return (
    <div class="sb-note bad" role="alert" data-refusal={props.refusal}>
      <Icon name="octagon-alert" />
      <div>
        <p>{props.t(`refusal.${props.refusal}`, props.values)}</p>
        {props.children}
      </div>
    </div>
  )
}
