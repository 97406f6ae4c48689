import type { MailBlock, MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { footOf, fromFacts, fullTime, ownLink, type Setting, whoseFacts } from '../setting.ts'

type Several = NoticeValues['several-accounts']

/** One address, several accounts: each with a link and a code of its own, so that nobody takes the one for the other. */
export function severalAccounts(setting: Setting, values: Several): MailContent {
  const { t, institution } = setting
  const { name, accounts } = values
  const count = accounts.length
  return {
    subject: t('notices.several.subject', { count, institution }),
    preview: accounts.map(({ signInName }) => signInName).join(' · '),
    title: t('notices.several.title'),
    blocks: [
      { kind: 'text', text: t('notices.several.lead', { name, count }) },
      ...accounts.flatMap((account) => opened(setting, account)),
      { kind: 'text', strong: t('notices.recovery.unasked'), text: t('notices.several.ignore') },
      { kind: 'facts', facts: fromFacts(setting, values) },
    ],
    foot: footOf(setting),
  }
}

function opened(setting: Setting, account: Several['accounts'][number]): MailBlock[] {
  const { t } = setting
  const { signInName, wants, link, code, expires } = account
  const until = { label: t('notices.fact.until'), value: fullTime(setting, expires) }
  return [
    { kind: 'facts', facts: [...whoseFacts(setting, account), until] },
    { kind: 'button', label: t(`notices.several.${wants}`, { signInName }), link: ownLink(setting, link) },
    { kind: 'code', label: t('notices.several.code', { signInName }), code },
  ]
}
