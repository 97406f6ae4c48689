import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { footOf, fromFacts, fullTime, ownLink, type Setting, whoseFacts } from '../setting.ts'

/**
 * The invitation: a link and a code that activate an account, once. Where somebody asked for it, it says when and from
 * where; an import asks in nobody's name.
 */
export function activationCode(setting: Setting, values: NoticeValues['activation-code']): MailContent {
  const { t, institution } = setting
  const { name, signInName, code, browser, address } = values
  const asked = browser !== undefined || address !== undefined
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
          ...whoseFacts(setting, values),
          { label: t('notices.fact.until'), value: expires },
          ...(asked ? fromFacts(setting, values) : []),
        ],
      },
      { kind: 'button', label: t('notices.activation.button'), link: ownLink(setting, values.link) },
      { kind: 'code', label: t('notices.activation.code'), code },
      { kind: 'text', strong: t('notices.activation.unasked'), text: t('notices.activation.ignore') },
    ],
    foot: footOf(setting),
  }
}
