import { useWords } from '../words/speech.tsx'

type FieldProps = {
  name: 'pin' | 'pin-again' | 'number'
  label: string
  value: string
  /** How many digits are expected; more may be typed up to `most`. */
  length: number
  most?: number
  invalid?: boolean
  describedBy?: string
  disabled?: boolean
  onType: (value: string) => void
}

/**
 * A PIN: a real field, with a dot for each digit drawn over it. The phone's own keyboard stays away, ours is below.
 * `one-time-code` keeps password managers from offering to save the PIN, which would make it known elsewhere.
 */
export function PinField({ value, length, ...field }: FieldProps) {
  const { t } = useWords()
  const places = Math.max(length, value.length)
  return (
    <div class="app-digits">
      <Input {...field} value={value} type="password" />
      <div class={field.invalid ? 'sb-pips bad' : 'sb-pips'} aria-hidden="true">
        {Array.from({ length: places }, (_, at) => (
          <span key={at} class={at < value.length ? 'on' : undefined} />
        ))}
      </div>
      <span class="vh" role="status">
        {t('app.pin.typed', { n: value.length, of: places })}
      </span>
    </div>
  )
}

/** The number on the other screen: two digits, each in its own box. */
export function NumberField({ value, length, ...field }: FieldProps) {
  return (
    <div class="app-digits">
      <Input {...field} value={value} most={length} type="text" />
      <div class="sb-digits" aria-hidden="true">
        {Array.from({ length }, (_, at) => (
          <span key={at} class={at === value.length ? 'now' : undefined}>
            {value[at]}
          </span>
        ))}
      </div>
    </div>
  )
}

function Input(props: Omit<FieldProps, 'length'> & { type: 'password' | 'text' }) {
  const { name, label, value, most = 8, invalid, describedBy, disabled, onType } = props
  // Preact's types know each kind of input apart; which this one is, is known when it is drawn.
  const kind: Record<string, string> = { type: props.type }
  return (
    <input
      {...kind}
      name={name}
      aria-label={label}
      value={value}
      inputMode="none"
      pattern="[0-9]*"
      autocomplete="one-time-code"
      maxLength={most}
      disabled={disabled}
      aria-invalid={invalid ? 'true' : undefined}
      aria-describedby={describedBy}
      onInput={(event) => onType(onlyDigits(event.currentTarget, most))}
    />
  )
}

/** What was typed or pasted, its digits alone. The field shows what the state holds, also when that did not change. */
function onlyDigits(input: HTMLInputElement, most: number): string {
  const digits = input.value.replace(/\D/g, '').slice(0, most)
  input.value = digits
  return digits
}
