import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, pageLink, type Setting } from '../setting.ts'

/** A reset code was made, and with it an earlier one ended. The code itself is in no mail. */
export function resetCodeMade(setting: Setting, values: NoticeValues['reset-code-made']): MailContent {
  const { t, institution } = setting
  const { name, signInName } = values
  return {
    subject: t('notices.reset-code-made.subject', { signInName, institution }),
    preview: t('notices.reset-code-made.preview'),
    title: t('notices.reset-code-made.title'),
    blocks: [
      { kind: 'text', text: t('notices.reset-code-made.lead', { name }) },
      factsOf(setting, values),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.reset-code-made.keep') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.alarm') },
      { kind: 'button', label: t('notices.button.not-me'), link: pageLink(setting, '/account/tricked') },
    ],
    foot: footOf(setting),
  }
}
