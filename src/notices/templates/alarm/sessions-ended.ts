import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, pageLink, type Setting } from '../setting.ts'

/** Sessions were ended from the page that lists them. */
export function sessionsEnded(setting: Setting, values: NoticeValues['sessions-ended']): MailContent {
  const { t, institution } = setting
  const { name, signInName, count } = values
  return {
    subject: t('notices.sessions-ended.subject', { signInName, institution }),
    preview: t('notices.sessions-ended.preview', { count }),
    title: t('notices.sessions-ended.title'),
    blocks: [
      { kind: 'text', text: t('notices.sessions-ended.lead', { name, count }) },
      factsOf(setting, values),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.was-you.nothing') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.alarm') },
      { kind: 'button', label: t('notices.button.not-me'), link: pageLink(setting, '/account/tricked') },
    ],
    foot: footOf(setting),
  }
}
