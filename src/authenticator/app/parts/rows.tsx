import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from './icons/icon.tsx'
import type { IconName } from './icons/icon-names.ts'

/** Rows of settings in one card. */
export function Rows({ children }: { children: ComponentChildren }) {
  return <ul class="sb-card app-rows">{children}</ul>
}

type RowProps = { icon: IconName; title: string; hint?: ComponentChildren }

/** A row that opens something. */
export function OpenRow({ icon, title, hint, onClick, danger }: RowProps & { onClick: () => void; danger?: boolean }) {
  return (
    <li>
      <button class={danger ? 'row-act danger' : 'row-act'} type="button" onClick={onClick}>
        <Icon name={icon} />
        <RowWords title={title} hint={hint} />
        <Icon name="chevron-right" />
      </button>
    </li>
  )
}

type SwitchProps = RowProps & { on: boolean; disabled?: boolean; onChange: (on: boolean) => void }

/** A row that is on or off. */
export function SwitchRow({ icon, title, hint, on, disabled, onChange }: SwitchProps) {
  const id = useId()
  return (
    <li>
      <label class="row-act">
        <Icon name={icon} />
        <span class="grow">
          <span class="name" id={id}>
            {title}
          </span>
          {hint && (
            <span class="hint" id={`${id}-hint`}>
              {hint}
            </span>
          )}
        </span>
        <input
          class="app-switch"
          type="checkbox"
          role="switch"
          checked={on}
          aria-checked={on}
          disabled={disabled}
          aria-labelledby={id}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </label>
    </li>
  )
}

/** A row with something of its own at its end. */
export function PlainRow({ icon, title, hint, children }: RowProps & { children: ComponentChildren }) {
  return (
    <li>
      <div class="row-act">
        <Icon name={icon} />
        <RowWords title={title} hint={hint} />
        {children}
      </div>
    </li>
  )
}

function RowWords({ title, hint }: Pick<RowProps, 'title' | 'hint'>) {
  return (
    <span class="grow">
      <span class="name">{title}</span>
      {hint && <span class="hint">{hint}</span>}
    </span>
  )
}
