import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, pageLink, type Setting } from '../setting.ts'

/** An address was added: told there, and to all addresses that stood before it. */
export const addressAdded = (setting: Setting, values: NoticeValues['address-added']): MailContent =>
  addressChanged(setting, values, 'added')

/** An address was removed: told there as well. */
export const addressRemoved = (setting: Setting, values: NoticeValues['address-removed']): MailContent =>
  addressChanged(setting, values, 'removed')

function addressChanged(
  setting: Setting,
  values: NoticeValues['address-added'],
  change: 'added' | 'removed',
): MailContent {
  const { t, institution } = setting
  const { name, signInName, mail } = values
  return {
    subject: t(`notices.address-${change}.subject`, { signInName, institution }),
    preview: t(`notices.address-${change}.preview`, { mail }),
    title: t(`notices.address-${change}.title`),
    blocks: [
      { kind: 'text', text: t(`notices.address-${change}.lead`, { name, mail }) },
      factsOf(setting, values),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.was-you.nothing') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.alarm') },
      { kind: 'button', label: t('notices.button.not-me'), link: pageLink(setting, '/account/tricked') },
    ],
    foot: footOf(setting),
  }
}
