import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

/** What an act that leaves a step is called on the wire (the outside contract). */
export type Act = 'continue' | 'back' | 'another-way' | 'resend' | 'later' | 'accept' | 'yes' | 'no' | 'cancel'

type Look = {
  /** `main` is filled and stands once on a page; `danger` is an outline until the last step of a removal. */
  kind?: 'main' | 'plain' | 'quiet' | 'danger'
  /** As high as at the door: sign-in, authenticator. */
  door?: boolean
  full?: boolean
  dense?: boolean
  icon?: IconName
  /** The word for an icon that stands alone. */
  label?: string
  children?: ComponentChildren
}

/** A button that submits the form around it. */
export function Button(props: Look & { name?: string; value?: string; form?: string; formNoValidate?: boolean }) {
  const { name, value, form, label, icon, children } = props
  return (
    <button
      class={classOf(props)}
      type="submit"
      name={name}
      value={value}
      form={form}
      formNoValidate={props.formNoValidate}
      aria-label={label}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** The button that leaves a step: `name="act"`. */
export function ActButton(props: Look & { act: Act }) {
  const { act, ...look } = props
  return <Button {...look} name="act" value={act} />
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink(props: Look & { href: string }) {
  return (
    <a class={classOf(props)} href={props.href} aria-label={props.label}>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </a>
  )
}

/**
 * Opens the app on this very phone, beside the page that waits for it. Without an address it waits for the script that
 * gives it one.
 */
export function AppLink({ href, children }: { href?: string; children: ComponentChildren }) {
  const own =
    href === undefined ? ({ 'data-same-phone': 'yes', 'aria-disabled': 'true', role: 'link' } as const) : { href }
  return (
    <a class="sb-btn plain door full" target="_blank" rel="noopener" {...own}>
      <Icon name="smartphone" />
      {children}
    </a>
  )
}

/** Copies a text; it is there only where scripts run, so the text itself must stand on the page. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  return (
    <button class="sb-btn plain dense" type="button" hidden data-island="copy" data-copy={text} data-done={done}>
      <Icon name="copy" />
      <span data-word aria-live="polite">
        {label}
      </span>
    </button>
  )
}

/** Prints the page, where scripts run; elsewhere the browser's own menu does. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button class="sb-btn plain dense" type="button" hidden data-island="print">
      <Icon name="printer" />
      {label}
    </button>
  )
}

/** Saves a text as a file, where scripts run. Nothing is fetched: the file is made in the browser. */
export function SaveButton({ text, file, label }: { text: string; file: string; label: string }) {
  return (
    <button class="sb-btn plain dense" type="button" hidden data-island="save" data-text={text} data-file={file}>
      <Icon name="download" />
      {label}
    </button>
  )
}

function classOf({ kind = 'main', door, full, dense, icon, children }: Look): string {
  const words = ['sb-btn', kind !== 'main' && kind, door && 'door', full && 'full', dense && 'dense']
  return [...words, icon !== undefined && children === undefined && 'icon'].filter(Boolean).join(' ')
}
