import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Face } from '../components/marks.tsx'
import type { HouseSection, PageFrame } from './frame.ts'
import { sectionsOf } from './sections.ts'

type Props = { frame: PageFrame; account: NonNullable<PageFrame['account']>; current: HouseSection | undefined }

/** Who is signed in, the other accounts, signing out; on a phone the sections too. Opens without scripts. */
export function AccountMenu({ frame, account, current }: Props) {
  const { t, formToken, signOut = '/sign-out' } = frame
  return (
    <details class="dropdown dropdown-end" data-island="menu">
      <summary>
        <Face initials={account.initials} big />
        <span class="vh">{t('frame.account-of', { name: account.name })}</span>
      </summary>
      <div class="dropdown-content sb-menu">
        <div class="who">
          <p class="font-semibold">{account.name}</p>
          <p class="hint">{account.label}</p>
        </div>
        <Sections frame={frame} current={current} />
        <Accounts frame={frame} />
        {frame.administration && (
          <nav aria-label={t('frame.administration')}>
            <hr />
            <a href="/admin">{t('frame.administration')}</a>
          </nav>
        )}
        <hr />
        <Form action={signOut} formToken={formToken}>
          <button type="submit">
            <Icon name="log-out" /> {t('frame.sign-out')}
          </button>
        </Form>
      </div>
    </details>
  )
}

function Sections({ frame, current }: Omit<Props, 'account'>) {
  return (
    <nav class="only-phone" aria-label={frame.t('frame.menu')}>
      <hr />
      {sectionsOf(frame).map(({ key, label, href }) => (
        <a key={key} href={href} aria-current={key === current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}

function Accounts({ frame }: { frame: PageFrame }) {
  const { realms = [], t } = frame
  if (realms.length < 2) return null
  return (
    <nav aria-label={t('frame.accounts')}>
      <hr />
      {realms.map((realm) => (
        <a key={realm.key} href={realm.href} aria-current={realm.current ? 'true' : undefined}>
          <span class="grow">
            {realm.name}
            <span class="hint block">{realm.label}</span>
          </span>
          {realm.current && <Icon name="check" />}
        </a>
      ))}
    </nav>
  )
}
