import { browserInWords } from '../../audit/index.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Visit } from '../../base/web/visit.ts'
import { type Campus, realmByKey } from '../../campus/index.ts'
import { type QueuedNotice, queueNotice } from '../../notices/index.ts'
import { type Account, mailAddressOf } from '../../people/index.ts'
import { calledName } from './names.ts'

/** What a person is told of. */
export type News =
  | { template: 'account-activated' | 'password-changed' }
  | { template: 'method-registered' | 'method-removed'; method: string }
  | { template: 'initial-password-locked'; until: Instant }

type Told = { account: Account; visit: Visit; news: News }

/** Mails a person about their account, in their language, once the transaction commits. Without an address on record nothing is sent. */
export async function tellPerson(
  { campus }: { campus: Campus },
  tx: Tx,
  { account, visit, news }: Told,
): Promise<void> {
  const mail = await mailAddressOf(tx, account.person)
  if (mail === undefined) return
  const language = account.language ?? 'nl'
  const about = {
    name: calledName(account),
    signInName: account.signInName,
    realmName: realmByKey(campus, account.realm)?.name[language] ?? account.realm,
    browser: browserInWords(visit.userAgent),
    address: visit.address,
  }
  const { person, realm, id } = account
  const envelope = { to: { mail }, language, person, account: id, realm, at: visit.now }
  await queueNotice(tx, noticeOf(news, envelope, about))
}

type Envelope = Pick<QueuedNotice, 'to' | 'language' | 'person' | 'account' | 'realm' | 'at'>
type About = Extract<QueuedNotice, { template: 'account-activated' }>['values']

function noticeOf(news: News, envelope: Envelope, about: About): QueuedNotice {
  if ('method' in news) return { ...envelope, template: news.template, values: { ...about, method: news.method } }
  if ('until' in news) return { ...envelope, template: news.template, values: { ...about, until: news.until } }
  return { ...envelope, template: news.template, values: about }
}
