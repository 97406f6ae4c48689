import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { footOf, fullTime, ownLink, type Setting } from '../setting.ts'

/** Proof that an address is theirs. It may have been typed wrong, so a stranger learns no sign-in name from it. */
export function addressCode(setting: Setting, values: NoticeValues['address-code']): MailContent {
  const { t, institution } = setting
  const { name, mail, code } = values
  return {
    subject: t('notices.address-code.subject', { mail, institution }),
    preview: t('notices.address-code.preview'),
    title: t('notices.address-code.title'),
    blocks: [
      { kind: 'text', text: t('notices.address-code.lead', { name }) },
      {
        kind: 'facts',
        facts: [
          { label: t('notices.address-code.fact-mail'), value: mail },
          { label: t('notices.fact.time'), value: fullTime(setting, setting.at) },
          { label: t('notices.fact.until'), value: fullTime(setting, values.expires) },
        ],
      },
      { kind: 'button', label: t('notices.address-code.button'), link: ownLink(setting, values.link) },
      { kind: 'code', label: t('notices.recovery.code'), code },
      { kind: 'text', strong: t('notices.activation.unasked'), text: t('notices.activation.ignore') },
    ],
    foot: footOf(setting),
  }
}
