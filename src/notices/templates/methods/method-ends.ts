import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, fullDay, pageLink, type Setting } from '../setting.ts'
import { methodName } from './method-name.ts'

/** The realm ends a kind of method, and this person has no other (M17). */
export function methodEnds(setting: Setting, values: NoticeValues['method-ends']): MailContent {
  const { t, institution } = setting
  const { name, signInName } = values
  const method = methodName(setting, values.method)
  const from = fullDay(setting, values.from)
  return {
    subject: t('notices.method-ends.subject', { method, from, signInName, institution }),
    preview: t('notices.method-ends.preview', { method }),
    title: t('notices.method-ends.title'),
    blocks: [
      { kind: 'text', text: t('notices.method-ends.lead', { name, method, from }) },
      factsOf(setting, values, [
        { label: t('notices.fact.method'), value: method },
        { label: t('notices.method-ends.fact-from'), value: from },
      ]),
      { kind: 'text', strong: t('notices.method-ends.now'), text: t('notices.method-ends.add', { from }) },
      { kind: 'button', label: t('notices.method-ends.button'), link: pageLink(setting, '/account/security-info') },
    ],
    foot: footOf(setting),
  }
}
