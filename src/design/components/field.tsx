import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

export type FieldProps = {
  name: string
  label: string
  hint?: string
  /** How to mend it. The summary above the form links here by `fieldId(name)`. */
  error?: string | undefined
  /** The standard token: `username`, `current-password`, `one-time-code`, … (WHATWG HTML, autofill). */
  autocomplete: string
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'date'
  value?: string | undefined
  inputMode?: 'text' | 'email' | 'numeric' | 'tel' | 'search'
  maxLength?: number
  autoFocus?: boolean
  optional?: boolean
  readOnly?: boolean
  /** As high as at the door: sign-in, activation. */
  door?: boolean
  /** Ids of what else describes the field, such as the rules of a password. */
  describedBy?: string
}

/** The id of a field's input, for `ErrorSummary` and for labels elsewhere. */
export const fieldId = (name: string): string => `field-${name}`

/** One question with its answer: label, hint, field, error, in that order. */
export function Field(props: FieldProps) {
  return (
    <FieldFrame {...props}>
      <Input {...props} />
    </FieldFrame>
  )
}

type PasswordProps = Omit<FieldProps, 'type' | 'value'> & { show: string; hide: string; username?: string }

/**
 * A password, with a button to see it where scripts run. `show` and `hide` are that button's words.
 * `username` tells a password manager whose it is; without a name, it is not sent.
 */
export function PasswordField({ show, hide, username, ...props }: PasswordProps) {
  return (
    <FieldFrame {...props}>
      {username && <input type="text" autocomplete="username" value={username} readOnly hidden />}
      <Input {...props} type="password">
        <span class="end">
          <button
            class="sb-btn quiet dense"
            type="button"
            hidden
            data-island="show-password"
            data-for={fieldId(props.name)}
            data-show={show}
            data-hide={hide}
            aria-controls={fieldId(props.name)}
          >
            <Icon name="eye" />
            <span data-word>{show}</span>
          </button>
        </span>
      </Input>
    </FieldFrame>
  )
}

/** A one-time code: digits, typed or pasted with or without spaces, told apart in groups where scripts run. */
export function CodeField(props: Omit<FieldProps, 'type' | 'inputMode' | 'autocomplete'> & { digits?: number }) {
  const { digits = 6, ...rest } = props
  // Room for spaces and dashes: the server leaves them out, and nobody's paste is cut off.
  const more = { autocomplete: 'one-time-code', inputMode: 'numeric' as const, maxLength: digits * 3 }
  return (
    <FieldFrame {...rest}>
      <Input {...rest} {...more} island="code" digits={digits} />
    </FieldFrame>
  )
}

/** A search field, which `/` goes to where scripts run. `filter` names the lists that it narrows. */
export function SearchField(props: { name: string; label: string; value?: string; filter?: string }) {
  return (
    <div class="sb-in">
      <span class="start">
        <Icon name="search" />
      </span>
      <input
        class="sb-input"
        type="search"
        name={props.name}
        value={props.value}
        aria-label={props.label}
        placeholder={props.label}
        autocomplete="off"
        data-island="search"
        data-filter={props.filter}
      />
      <span class="end only-wide">
        <span class="sb-kbd" aria-hidden="true">
          /
        </span>
      </span>
    </div>
  )
}

/** A box to tick, its words beside it. */
export function Check(props: { name: string; label: string; hint?: string; value?: string; checked?: boolean }) {
  return (
    <label class="sb-check">
      <input type="checkbox" name={props.name} value={props.value ?? 'yes'} checked={props.checked} />
      <span>
        {props.label}
        {props.hint && <span class="hint block">{props.hint}</span>}
      </span>
    </label>
  )
}

/** One of a few, all in sight. `error` says how to mend it; the summary links to the first choice. */
export function Radios(props: {
  name: string
  label: string
  choices: readonly { value: string; label: string }[]
  value?: string | undefined
  error?: string | undefined
}) {
  const { name, label, choices, value, error } = props
  const id = fieldId(name)
  return (
    <fieldset class="sb-field" aria-describedby={error && `${id}-error`}>
      <legend class="sb-label">{label}</legend>
      <div>
        {choices.map((choice, index) => (
          <label key={choice.value} class="sb-check">
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={choice.value}
              checked={choice.value === value}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}

type SelectProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'error' | 'autocomplete' | 'door'> & {
  choices: readonly { value: string; label: string }[]
  value?: string | undefined
}

/** One of many, such as a country: the browser's own list, which every telephone knows how to show. */
export function Select(props: SelectProps) {
  const { name, hint, error, choices, value, door } = props
  const id = fieldId(name)
  const describes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <FieldFrame {...props}>
      <select
        class={`sb-input${door ? ' door' : ''}`}
        id={id}
        name={name}
        autocomplete={props.autocomplete}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describes || undefined}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

type TextAreaProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'error' | 'value' | 'maxLength'> & { rows?: number }

/** More than a line, in the person's own words. */
export function TextArea(props: TextAreaProps) {
  const { name, hint, error } = props
  const id = fieldId(name)
  const describes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <FieldFrame {...props}>
      <textarea
        class="sb-input"
        id={id}
        name={name}
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        required
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describes || undefined}
      >
        {props.value}
      </textarea>
    </FieldFrame>
  )
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p class="sb-error" id={`${id}-error`}>
      <Icon name="circle-alert" /> {error}
    </p>
  )
}

function FieldFrame({ name, label, hint, error, children }: FieldFrameProps) {
  return (
    <div class="sb-field">
      <label for={fieldId(name)}>{label}</label>
      {hint && (
        <span class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </span>
      )}
      {children}
      <FieldError id={fieldId(name)} error={error} />
    </div>
  )
}

type FieldFrameProps = { name: string; label: string; hint?: string; error?: string | undefined } & {
  children: ComponentChildren
}

function Input(props: FieldProps & { island?: string; digits?: number; children?: ComponentChildren }) {
  const { name, hint, error, describedBy, type = 'text', door, island, children } = props
  const id = fieldId(name)
  const describes = [hint && `${id}-hint`, describedBy, error && `${id}-error`].filter(Boolean).join(' ')
  // Preact's types know each kind of input apart; which this one is, is known when it is drawn.
  const kind: Record<string, string> = { type }
  return (
    <div class="sb-in">
      <input
        {...kind}
        class={`sb-input${door ? ' door' : ''}${island === 'code' ? ' code' : ''}`}
        id={id}
        name={name}
        value={props.value}
        autocomplete={props.autocomplete}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        // biome-ignore lint/a11y/noAutofocus: a step asks one thing, and its field is where the person goes on
        autoFocus={props.autoFocus}
        required={!props.optional}
        readOnly={props.readOnly}
        autocapitalize="none"
        autoCorrect="off"
        spellcheck={false}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describes || undefined}
        data-island={island}
        data-digits={props.digits}
      />
      {children}
    </div>
  )
}
