/** Puts the links of one mailbox into its mail: an account alone as ever, several as a list. */
import type { Instant } from '../../../base/time/instant.ts'
import type { Places } from '../../../base/web/place/places.ts'
import { type Campus, realmByKey } from '../../../campus/index.ts'
import { formatList, type Language } from '../../../i18n/index.ts'
import { deliverNotice, type NoticesDeps } from '../../../notices/index.ts'
import type { Account } from '../../../people/index.ts'
import { calledName } from '../../signed-in/names.ts'
import type { AskedFrom } from './ask.ts'

/** A code that was made for an account, and what it is for. */
export type Issued = { account: Account; purpose: 'activation' | 'recovery'; code: string; expires: Instant }

export type DeliverDeps = NoticesDeps & { campus: Campus; places: Places }

type Delivery = { mail: string; issued: readonly Issued[]; from: AskedFrom; now: Instant }

export async function deliverLinks(deps: DeliverDeps, { mail, issued, from, now }: Delivery): Promise<void> {
  const [first, ...more] = issued
  if (!first) return
  const language = first.account.language ?? from.language
  const { browser, address } = from
  const where = { browser, address, country: deps.places.countryOf(address) }
  const envelope = { to: { mail }, language, at: now, ...aboutOf(first) }
  if (more.length > 0) {
    const name = formatList(language, [...new Set(issued.map(({ account }) => calledName(account)))])
    const accounts = issued.map((one) => ({ ...openingOf(deps, one, language), wants: one.purpose }))
    const values = { ...where, name, accounts }
    await deliverNotice(deps, { ...envelope, others: more.map(aboutOf), template: 'several-accounts', values })
    return
  }
  await deliverNotice(deps, {
    ...envelope,
    template: first.purpose === 'activation' ? 'activation-code' : 'recovery-code',
    values: { ...where, name: calledName(first.account), ...openingOf(deps, first, language) },
  })
}

const aboutOf = ({ account: { person, id, realm } }: Issued) => ({ person, account: id, realm })

/** Which account, and what opens it. */
function openingOf({ baseUrl, campus }: DeliverDeps, { account, purpose, code, expires }: Issued, language: Language) {
  const { signInName, realm } = account
  const path = purpose === 'activation' ? '/activate' : '/recover'
  // From the configured base address, whatever a request said of itself (CVE-2025-48936).
  const link = `${baseUrl}${path}?code=${encodeURIComponent(code)}`
  return { signInName, realmName: realmByKey(campus, realm)?.name[language] ?? realm, link, code, expires }
}
