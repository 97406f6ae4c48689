import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { RealmLook } from '../store/kept.ts'
import { useWords } from '../words/speech.tsx'
import { Icon } from './icons/icon.tsx'
import { RealmSign } from './marks.tsx'

export type ScreenName =
  | 'home'
  | 'link'
  | 'pin'
  | 'request'
  | 'number'
  | 'codes'
  | 'done'
  | 'void'
  | 'choose'
  | 'settings'
  | 'check'
  | 'scan'
  | 'install'
  | 'problem'

type ScreenProps = {
  name: ScreenName
  /** Whose accent it wears. */
  realm?: Pick<RealmLook, 'key'> | undefined
  head: ComponentChildren
  /** What the thumb reaches: the acts of this screen. */
  foot?: ComponentChildren
  /** Its content stands in the middle of the height. */
  centred?: boolean
  look?: string
  children: ComponentChildren
}

/** One screen: a head, what is read, and at the bottom what is done. */
export function Screen({ name, realm, head, foot, centred, look, children }: ScreenProps) {
  return (
    <div class={`sb-phone${look ? ` ${look}` : ''}`} data-realm={realm?.key}>
      <header>{head}</header>
      <main data-screen={name}>
        <div class={centred ? 'app-body centred' : 'app-body'}>{children}</div>
        {foot && <div class="app-foot">{foot}</div>}
      </main>
    </div>
  )
}

/**
 * The heading of a screen. The focus moves here when the screen comes, so that a screen reader begins at its top; and
 * again when `when` changes, as after a wrong PIN.
 */
export function Title({ children, hidden, when }: { children: ComponentChildren; hidden?: boolean; when?: unknown }) {
  const ref = useRef<HTMLHeadingElement>(null)
  // The focus moves when `when` changes, which it does not read
  useEffect(() => {
    ref.current?.focus({ preventScroll: true })
    // Some screen readers say the title of the page, and the list of open apps shows it.
    document.title = `${ref.current?.textContent ?? ''} – Sleutelbos`
  }, [when])
  return (
    <h1 ref={ref} tabIndex={-1} class={hidden ? 'vh' : undefined}>
      {children}
    </h1>
  )
}

/** The head of a screen that one can leave: the way back, and what is left. */
export function BackHead({ onBack, cancels, end }: { onBack: () => void; cancels?: boolean; end?: ComponentChildren }) {
  const { t } = useWords()
  return (
    <>
      <button class="sb-btn quiet back" type="button" onClick={onBack}>
        <Icon name="chevron-left" />
        {cancels ? t('app.cancel') : t('app.back')}
      </button>
      <span class="grow" />
      {end}
    </>
  )
}

/** The head of what belongs to one account: its realm's sign and its sign-in name. */
export function AccountHead(props: { realm: RealmLook; accountName: string; end?: ComponentChildren }) {
  return (
    <>
      <RealmSign realm={props.realm} />
      <span class="grow who">{props.accountName}</span>
      {props.end}
    </>
  )
}
