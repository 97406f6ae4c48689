import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, pageLink, type Setting } from '../setting.ts'

/** A sign-in from a browser or a country that the account had not seen. */
export function newSignIn(setting: Setting, values: NoticeValues['new-sign-in']): MailContent {
  const { t, institution } = setting
  const { name, signInName } = values
  return {
    subject: t('notices.new-sign-in.subject', { signInName, institution }),
    preview: t('notices.new-sign-in.preview'),
    title: t('notices.new-sign-in.title'),
    blocks: [
      { kind: 'text', text: t('notices.new-sign-in.lead', { name }) },
      factsOf(setting, values),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.was-you.nothing') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.alarm') },
      { kind: 'button', label: t('notices.button.not-me'), link: pageLink(setting, '/account/tricked') },
    ],
    foot: footOf(setting),
  }
}
