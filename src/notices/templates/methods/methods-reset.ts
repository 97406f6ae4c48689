import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, ownLink, type Setting } from '../setting.ts'
import { methodName } from './method-name.ts'

/** Lost methods were taken away, one or all: told at once, since it is what a thief would do first. */
export function methodsReset(setting: Setting, values: NoticeValues['methods-reset']): MailContent {
  const { t, baseUrl, institution } = setting
  const { name, signInName, method, how } = values
  const removed = method === undefined ? t('notices.methods-reset.all') : methodName(setting, method)
  return {
    subject: t('notices.methods-reset.subject', { signInName, institution }),
    preview: t('notices.methods-reset.preview', { how }),
    title: t('notices.methods-reset.title'),
    blocks: [
      { kind: 'text', text: t('notices.methods-reset.lead', { name, how }) },
      factsOf(setting, values, [{ label: t('notices.methods-reset.removed'), value: removed }]),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.methods-reset.next') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.methods-reset.not-you', { how }) },
      { kind: 'button', label: t('notices.button.reset'), link: ownLink(setting, `${baseUrl}/recover`) },
    ],
    foot: footOf(setting),
  }
}
