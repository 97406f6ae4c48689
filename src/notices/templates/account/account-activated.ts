import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, ownLink, type Setting } from '../setting.ts'

/** The account is ready for use. */
export function accountActivated(setting: Setting, values: NoticeValues['account-activated']): MailContent {
  const { t, baseUrl, institution } = setting
  const { name, signInName } = values
  return {
    subject: t('notices.activated.subject', { signInName, institution }),
    preview: t('notices.activated.preview'),
    title: t('notices.activated.title'),
    blocks: [
      { kind: 'text', text: t('notices.activated.lead', { name }) },
      factsOf(setting, values),
      { kind: 'button', label: t('notices.activated.button'), link: ownLink(setting, `${baseUrl}/`) },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.desk') },
    ],
    foot: footOf(setting),
  }
}
