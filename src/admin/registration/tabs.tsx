import { brandOf, type Campus, type Realm } from '../../campus/index.ts'
import type { PageFrame } from '../../design/index.ts'
import { SPANS } from './report.ts'

type Props = { frame: PageFrame; campus: Campus; realm: Realm; days: number }

/** Which kind of account, and how far back: links, so that a view can be kept and sent. */
export function Tabs({ frame: { t, language }, campus, realm, days }: Props) {
  const realms = Object.values(campus.realms)
  const address = (key: string, span: number) => `/admin/registration?realm=${key}&days=${span}`
  return (
    <div class="sb-tabs">
      {realms.length > 1 && (
        <nav aria-label={t('admin.registration.realms')}>
          {realms.map((one) => (
            <a key={one.key} href={address(one.key, days)} aria-current={one === realm ? 'page' : undefined}>
              {brandOf(one, language).shortName}
            </a>
          ))}
        </nav>
      )}
      <nav aria-label={t('admin.registration.span')}>
        {SPANS.map((span) => (
          <a key={span} href={address(realm.key, span)} aria-current={span === days ? 'page' : undefined}>
            {t('admin.registration.span-days', { days: span })}
          </a>
        ))}
      </nav>
    </div>
  )
}
