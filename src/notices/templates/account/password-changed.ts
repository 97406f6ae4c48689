import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, pageLink, type Setting } from '../setting.ts'

/** The password is another one now: good to know for its owner, vital when it was somebody else. */
export function passwordChanged(setting: Setting, values: NoticeValues['password-changed']): MailContent {
  const { t, institution } = setting
  const { name, signInName } = values
  return {
    subject: t('notices.password.subject', { signInName, institution }),
    preview: t('notices.password.preview'),
    title: t('notices.password.title'),
    blocks: [
      { kind: 'text', text: t('notices.password.lead', { name }) },
      factsOf(setting, values),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.was-you.nothing') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.desk') },
      { kind: 'button', label: t('notices.button.activity'), link: pageLink(setting, '/account/activity') },
    ],
    foot: footOf(setting),
  }
}
