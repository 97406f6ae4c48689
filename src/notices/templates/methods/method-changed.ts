import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, pageLink, type Setting } from '../setting.ts'
import { methodName } from './method-name.ts'

/** A way to sign in was added. */
export const methodRegistered = (setting: Setting, values: NoticeValues['method-registered']): MailContent =>
  methodChanged(setting, values, 'registered')

/** A way to sign in was removed. */
export const methodRemoved = (setting: Setting, values: NoticeValues['method-removed']): MailContent =>
  methodChanged(setting, values, 'removed')

function methodChanged(
  setting: Setting,
  values: NoticeValues['method-registered'],
  change: 'registered' | 'removed',
): MailContent {
  const { t, institution } = setting
  const { name, signInName, shown } = values
  const method = methodName(setting, values.method)
  return {
    subject: t(`notices.method-${change}.subject`, { method, signInName, institution }),
    preview: t(`notices.method-${change}.preview`, { method }),
    title: t(`notices.method-${change}.title`),
    blocks: [
      { kind: 'text', text: t(`notices.method-${change}.lead`, { name, method }) },
      factsOf(setting, values, [{ label: t('notices.fact.method'), value: shown ? `${method} · ${shown}` : method }]),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.was-you.nothing') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.password') },
      { kind: 'button', label: t('notices.button.security'), link: pageLink(setting, '/account/security-info') },
    ],
    foot: footOf(setting),
  }
}
