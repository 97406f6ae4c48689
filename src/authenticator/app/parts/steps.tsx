import { Icon } from './icons/icon.tsx'

export type Step = { name: string; hint?: string | undefined; state?: 'done' | 'now' | 'todo' }

/** What is done, what is now and what comes; or, without a state, what to do in this order. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol class="sb-steps" aria-label={label}>
      {steps.map(({ name, hint, state = 'todo' }, at) => (
        <li key={name} class={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span class="dot">{state === 'done' ? <Icon name="check" /> : at + 1}</span>
          <div class="body">
            <p class="name">{name}</p>
            {hint && <p class="hint">{hint}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
