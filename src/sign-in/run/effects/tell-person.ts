/** What happened in a sign-in is told to the person, by mail, once the transaction commits. */
import { browserInWords } from '../../../audit/index.ts'
import { chargeLimits, type Limit } from '../../../base/abuse/limits/limits-store.ts'
import type { Tx } from '../../../base/database/database.ts'
import { HOUR, type Instant } from '../../../base/time/instant.ts'
import type { Language } from '../../../i18n/index.ts'
import { type NoticeToAll, queueNoticeToAll } from '../../../notices/index.ts'
import { allMailAddressesOf } from '../../../people/index.ts'
import { type FlowDeps, realmOf, type Visitor } from '../deps.ts'
import type { Flow } from '../flow-store.ts'

/** What there is to tell, with what its template wants beside the account. */
export type News =
  | { template: 'method-registered' | 'key-cloned'; method: string }
  | { template: 'account-locked'; until: Instant }
  | { template: 'methods-reset'; method?: string | undefined; how: 'reset-code' | 'desk' }
  | { template: 'new-sign-in' | 'reset-code-made' }

type Plain = NoticeToAll & { template: 'new-sign-in' }
type Envelope = Omit<Plain, 'template' | 'values'>

/** Where it came from; of the flow only whose it is. */
type Told = {
  flow: Pick<Flow, 'account'>
  visitor: Pick<Visitor, 'address' | 'userAgent'> & { language?: Language }
  now: Instant
  news: News
}

/** Strangers can lock an account all day long: its owner need not read of each time. */
const LOCKED_MAILS: Limit = { name: 'account-locked-mail', burst: 3, every: 8 * HOUR }

export type TellDeps = Pick<FlowDeps, 'campus' | 'places'>

/** Tells the person of this flow's account. To all their addresses: who holds one of them keeps nothing from the others. */
export async function tellPerson(deps: TellDeps, tx: Tx, { flow, visitor, now, news }: Told): Promise<void> {
  const { account } = flow
  if (account?.status !== 'active') return
  const { id, person, realm, signInName } = account
  if (news.template === 'account-locked') {
    if (!(await chargeLimits(tx, [{ limit: LOCKED_MAILS, of: id }], now)).charged) return
  }
  const addresses = await allMailAddressesOf(tx, person)
  if (addresses.length === 0) return
  const language = account.language ?? visitor.language ?? 'nl'
  const { address } = visitor
  const about = {
    name: account.preferredName ?? account.givenName,
    signInName,
    realmName: realmOf(deps, realm).name[language],
    browser: browserInWords(visitor.userAgent),
    address,
    country: deps.places?.countryOf(address),
  }
  const envelope = { language, person, account: id, realm, at: now }
  await queueNoticeToAll(tx, noticeOf(news, envelope, about), addresses)
}

/** The template with what it wants. */
function noticeOf(news: News, envelope: Envelope, about: Plain['values']): NoticeToAll {
  switch (news.template) {
    case 'method-registered':
    case 'key-cloned':
      return { ...envelope, template: news.template, values: { ...about, method: news.method } }
    case 'account-locked':
      return { ...envelope, template: news.template, values: { ...about, until: news.until } }
    case 'methods-reset':
      return { ...envelope, template: news.template, values: { ...about, method: news.method, how: news.how } }
    case 'new-sign-in':
    case 'reset-code-made':
      return { ...envelope, template: news.template, values: about }
  }
}
