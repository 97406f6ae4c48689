import type { PageFrame } from '../../design/index.ts'
import { Emphasis } from '../../design/index.ts'

/** Which account a page is about, and the way to the same page about another (A1). */
export function ForAccount({ frame }: { frame: PageFrame }) {
  const { t, account, realms = [] } = frame
  if (!account) return null
  return (
    <>
      <Emphasis text={t('account.for', { account: account.label })} strong={account.label} />
      {realms
        .filter(({ current }) => !current)
        .map(({ key, label, href }) => (
          <span key={key}>
            <span class="max-md:hidden"> · </span>
            <a class="max-md:block" href={href}>
              {t('account.show', { account: label })}
            </a>
          </span>
        ))}
    </>
  )
}
