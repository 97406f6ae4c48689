import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, pageLink, type Setting } from '../setting.ts'
import { methodName } from './method-name.ts'

/** A key's counter went back: there may be a copy of it, so it counts no more. */
export function keyCloned(setting: Setting, values: NoticeValues['key-cloned']): MailContent {
  const { t, institution } = setting
  const { name, signInName } = values
  const method = methodName(setting, values.method)
  return {
    subject: t('notices.key-cloned.subject', { method, signInName, institution }),
    preview: t('notices.key-cloned.preview'),
    title: t('notices.key-cloned.title'),
    blocks: [
      { kind: 'text', text: t('notices.key-cloned.lead', { name, method }) },
      factsOf(setting, values, [{ label: t('notices.fact.method'), value: method }]),
      { kind: 'text', strong: t('notices.key-cloned.now'), text: t('notices.key-cloned.replace') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.password') },
      { kind: 'button', label: t('notices.button.security'), link: pageLink(setting, '/account/security-info') },
    ],
    foot: footOf(setting),
  }
}
