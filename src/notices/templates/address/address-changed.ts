import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import type { Setting } from '../setting.ts'
import { reachChanged } from './reach-changed.ts'

/** An address was added: told there, and to all addresses that stood before it. */
export const addressAdded = (setting: Setting, values: NoticeValues['address-added']): MailContent =>
  addressChanged(setting, values, 'address-added')

/** An address was removed: told there as well. */
export const addressRemoved = (setting: Setting, values: NoticeValues['address-removed']): MailContent =>
  addressChanged(setting, values, 'address-removed')

function addressChanged(
  setting: Setting,
  values: NoticeValues['address-added'],
  change: 'address-added' | 'address-removed',
): MailContent {
  const { t } = setting
  const { name, mail } = values
  return reachChanged(setting, values, {
    change,
    preview: t(`notices.${change}.preview`, { mail }),
    lead: t(`notices.${change}.lead`, { name, mail }),
  })
}
