import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, pageLink, type Setting } from '../setting.ts'

/** The person pressed "I was tricked": what we did, and what is left for them to do. */
export function tricked(setting: Setting, values: NoticeValues['tricked']): MailContent {
  const { t, institution } = setting
  const { name, signInName } = values
  return {
    subject: t('notices.tricked.subject', { signInName, institution }),
    preview: t('notices.tricked.preview'),
    title: t('notices.tricked.title'),
    blocks: [
      { kind: 'text', text: t('notices.tricked.lead', { name }) },
      factsOf(setting, values),
      { kind: 'text', strong: t('notices.tricked.next'), text: t('notices.tricked.steps') },
      { kind: 'button', label: t('notices.tricked.button'), link: pageLink(setting, '/account/tricked') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.tricked.not-you') },
    ],
    foot: footOf(setting),
  }
}
