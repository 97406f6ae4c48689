import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { footOf, fullTime, ownLink, type Setting } from '../setting.ts'

/** The invitation: a link and a code that activate an account, once. */
export function activationCode(setting: Setting, values: NoticeValues['activation-code']): MailContent {
  const { t, institution } = setting
  const { name, signInName, realmName, code } = values
  const expires = fullTime(setting, values.expires)
  return {
    subject: t('notices.activation.subject', { signInName, institution }),
    preview: t('notices.activation.preview', { expires }),
    title: t('notices.activation.title'),
    blocks: [
      { kind: 'text', text: t('notices.activation.lead', { name, institution }) },
      {
        kind: 'facts',
        facts: [
          { label: t('notices.fact.account'), value: signInName },
          { label: t('notices.fact.realm'), value: realmName },
          { label: t('notices.fact.until'), value: expires },
        ],
      },
      { kind: 'button', label: t('notices.activation.button'), link: ownLink(setting, values.link) },
      { kind: 'code', label: t('notices.activation.code'), code },
      { kind: 'text', strong: t('notices.activation.unasked'), text: t('notices.activation.ignore') },
    ],
    foot: footOf(setting),
  }
}
