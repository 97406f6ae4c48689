import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import type { Setting } from '../setting.ts'
import { reachChanged } from './reach-changed.ts'

/** A telephone number was added. */
export const phoneAdded = (setting: Setting, values: NoticeValues['phone-added']): MailContent =>
  phoneChanged(setting, values, 'phone-added')

/** A telephone number was removed. */
export const phoneRemoved = (setting: Setting, values: NoticeValues['phone-removed']): MailContent =>
  phoneChanged(setting, values, 'phone-removed')

function phoneChanged(
  setting: Setting,
  values: NoticeValues['phone-added'],
  change: 'phone-added' | 'phone-removed',
): MailContent {
  const { t } = setting
  const { name, phone } = values
  return reachChanged(setting, values, {
    change,
    preview: t(`notices.${change}.preview`, { phone }),
    lead: t(`notices.${change}.lead`, { name, phone }),
  })
}
