import type { Tx } from '../base/database/database.ts'
import type { Instant } from '../base/time/instant.ts'
import { type Campus, realmByKey } from '../campus/index.ts'
import { type Account, allMailAddressesOf } from '../people/index.ts'
import type { NoticeToAll } from './notice.ts'
import { queueNoticeToAll } from './queue.ts'

/** What was done with an account without a browser of the person at hand: by time, by a command, by a desk, on a phone. */
export type AccountNews =
  | { readonly template: 'pause-ended' }
  | { readonly template: 'method-registered' | 'method-removed'; readonly method: string; readonly shown: string }
  | { readonly template: 'device-void'; readonly device: string }
  | { readonly template: 'sign-in-disowned'; readonly application?: InBoth | undefined; readonly way: Disowned }
  | { readonly template: 'requests-stopped'; readonly until: Instant }

type InBoth = { readonly nl: string; readonly en: string }
type Disowned = 'approval' | 'qr' | 'remembered'

/** Who did it and where, as far as that is known: the browser in words, and the country of the address. */
export type NewsFrom = {
  readonly browser?: string | undefined
  readonly address?: string | undefined
  readonly country?: string | undefined
}

type Told = { account: Account; now: Instant; news: AccountNews; from?: NewsFrom | undefined }

/** Mails the person of an account at all their addresses, once the transaction commits. Of accounts that are not active nobody is told. */
export async function tellAccount(
  { campus }: { readonly campus: Campus },
  tx: Tx,
  { account, now, news, from }: Told,
): Promise<void> {
  if (account.status !== 'active') return
  const { id, person, realm, signInName } = account
  const language = account.language ?? 'nl'
  const name = account.preferredName ?? account.givenName
  const about = { name, signInName, realmName: realmByKey(campus, realm)?.name[language] ?? realm, ...from }
  const envelope = { language, person, account: id, realm, at: now }
  await queueNoticeToAll(tx, noticeOf(news, envelope, about), await allMailAddressesOf(tx, person))
}

type Plain = NoticeToAll & { template: 'pause-ended' }
type Envelope = Omit<Plain, 'template' | 'values'>

function noticeOf(news: AccountNews, envelope: Envelope, about: Plain['values']): NoticeToAll {
  switch (news.template) {
    case 'pause-ended':
      return { ...envelope, template: news.template, values: about }
    case 'device-void':
      return { ...envelope, template: news.template, values: { ...about, device: news.device } }
    case 'requests-stopped':
      return { ...envelope, template: news.template, values: { ...about, until: news.until } }
    case 'sign-in-disowned': {
      const { application, way } = news
      const values = { ...about, application: application?.[envelope.language], way }
      return { ...envelope, template: news.template, values }
    }
    case 'method-registered':
    case 'method-removed': {
      const { template, method, shown } = news
      return { ...envelope, template, values: { ...about, method, shown } }
    }
  }
}
