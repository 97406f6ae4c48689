import type { Tx } from '../base/database/database.ts'
import type { Instant } from '../base/time/instant.ts'
import { type Campus, realmByKey } from '../campus/index.ts'
import { type Account, allMailAddressesOf } from '../people/index.ts'
import type { NoticeToAll } from './notice.ts'
import { queueNoticeToAll } from './queue.ts'

/** What was done with an account without a browser at hand: by time, by a command, by a desk. */
export type AccountNews =
  | { readonly template: 'pause-ended' }
  | { readonly template: 'method-registered' | 'method-removed'; readonly method: string; readonly shown: string }

/** Mails the person of an account at all their addresses, once the transaction commits. Of accounts that are not active nobody is told. */
export async function tellAccount(
  { campus }: { readonly campus: Campus },
  tx: Tx,
  { account, now, news }: { account: Account; now: Instant; news: AccountNews },
): Promise<void> {
  if (account.status !== 'active') return
  const { id, person, realm, signInName } = account
  const language = account.language ?? 'nl'
  const name = account.preferredName ?? account.givenName
  const about = { name, signInName, realmName: realmByKey(campus, realm)?.name[language] ?? realm }
  const envelope = { language, person, account: id, realm, at: now }
  await queueNoticeToAll(tx, noticeOf(news, envelope, about), await allMailAddressesOf(tx, person))
}

type Plain = NoticeToAll & { template: 'pause-ended' }

function noticeOf(
  news: AccountNews,
  envelope: Omit<Plain, 'template' | 'values'>,
  about: Plain['values'],
): NoticeToAll {
  if (news.template === 'pause-ended') return { ...envelope, template: news.template, values: about }
  const { template, method, shown } = news
  return { ...envelope, template, values: { ...about, method, shown } }
}
