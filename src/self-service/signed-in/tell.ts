import { browserInWords } from '../../audit/index.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Places } from '../../base/web/place/places.ts'
import type { Visit } from '../../base/web/visit.ts'
import { type Campus, realmByKey } from '../../campus/index.ts'
import { type NoticeToAll, queueNoticeToAll } from '../../notices/index.ts'
import { type Account, allMailAddressesOf, mailAddressOf } from '../../people/index.ts'
import { calledName } from './names.ts'

/** What a person is told of. */
export type News =
  | { template: 'account-activated' | 'password-changed' | 'password-recovered' | 'tricked' }
  | { template: 'sessions-ended'; count: number }
  | { template: 'address-added' | 'address-removed'; mail: string }
  | { template: 'method-registered' | 'method-removed'; method: string; shown?: string }
  | { template: 'reset-code-made' }
  | { template: 'phone-added' | 'phone-removed'; phone: string }
  | { template: 'initial-password-locked' | 'account-locked'; until: Instant }

type TellDeps = { campus: Campus; places: Places }

type Told = { account: Account; visit: Visit; news: News }

/** Mails a person about their account, in their language, once the transaction commits. Without an address on record nothing is sent. */
export async function tellPerson(deps: TellDeps, tx: Tx, told: Told): Promise<void> {
  const mail = await mailAddressOf(tx, told.account.person)
  if (mail !== undefined) await tellAt(deps, tx, { ...told, addresses: [mail] })
}

/**
 * The same to all addresses of the person, and to those that were theirs until now: who holds one of them cannot keep
 * from the others what was done with it.
 */
export async function tellEverywhere(
  deps: TellDeps,
  tx: Tx,
  { also = [], ...told }: Told & { also?: readonly string[] },
): Promise<void> {
  const addresses = [...(await allMailAddressesOf(tx, told.account.person)), ...also]
  await tellAt(deps, tx, { ...told, addresses })
}

async function tellAt(
  { campus, places }: TellDeps,
  tx: Tx,
  { account, visit, news, addresses }: Told & { addresses: readonly string[] },
): Promise<void> {
  const language = account.language ?? 'nl'
  const about = {
    name: calledName(account),
    signInName: account.signInName,
    realmName: realmByKey(campus, account.realm)?.name[language] ?? account.realm,
    browser: browserInWords(visit.userAgent),
    address: visit.address,
    country: places.countryOf(visit.address),
  }
  const { person, realm, id } = account
  const envelope = { language, person, account: id, realm, at: visit.now }
  await queueNoticeToAll(tx, noticeOf(news, envelope, about), addresses)
}

type Envelope = Pick<NoticeToAll, 'language' | 'person' | 'account' | 'realm' | 'at'>
type About = Extract<NoticeToAll, { template: 'account-activated' }>['values']

function noticeOf(news: News, envelope: Envelope, about: About): NoticeToAll {
  if ('method' in news) {
    const { template, ...method } = news
    return { ...envelope, template, values: { ...about, ...method } }
  }
  if ('phone' in news) return { ...envelope, template: news.template, values: { ...about, phone: news.phone } }
  if ('until' in news) return { ...envelope, template: news.template, values: { ...about, until: news.until } }
  if ('count' in news) return { ...envelope, template: news.template, values: { ...about, count: news.count } }
  if ('mail' in news) return { ...envelope, template: news.template, values: { ...about, mail: news.mail } }
  return { ...envelope, template: news.template, values: about }
}
