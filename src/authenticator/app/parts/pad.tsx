import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../words/speech.tsx'
import { Icon } from './icons/icon.tsx'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

type PadProps = {
  value: string
  onType: (value: string) => void
  /** The key left of nought: approve, or a finger. */
  extra?: ComponentChildren
  disabled?: boolean
}

/** Digits for the thumb. Whoever has keys types on them instead, wherever the focus is. */
export function Pad({ value, onType, extra, disabled }: PadProps) {
  const { t } = useWords()
  useTyping({ value, onType, disabled: disabled ?? false })
  return (
    <fieldset class="sb-pad" aria-label={t('app.pad.label')}>
      {KEYS.map((key) => (
        <button key={key} type="button" disabled={disabled} onClick={() => onType(value + key)}>
          {key}
        </button>
      ))}
      {extra ?? <span />}
      <button type="button" disabled={disabled} onClick={() => onType(`${value}0`)}>
        {0}
      </button>
      <button
        class="soft"
        type="button"
        disabled={disabled}
        aria-label={t('app.pad.erase')}
        onClick={() => onType(value.slice(0, -1))}
      >
        <Icon name="delete" />
      </button>
    </fieldset>
  )
}

type Typing = { value: string; onType: (value: string) => void; disabled: boolean }

/** Keys typed beside the field: the focus is on the heading when the screen comes, and nobody should have to look for the field. */
function useTyping(typing: Typing): void {
  const latest = useRef(typing)
  latest.current = typing
  useEffect(() => {
    const type = (event: KeyboardEvent) => {
      const { value, onType, disabled } = latest.current
      if (disabled || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return
      if (/^\d$/.test(event.key)) onType(value + event.key)
      else if (event.key === 'Backspace') onType(value.slice(0, -1))
      else return
      event.preventDefault()
    }
    addEventListener('keydown', type)
    return () => removeEventListener('keydown', type)
  }, [])
}
