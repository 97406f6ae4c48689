import type { MailContent } from '../mail/content.ts'
import type { NoticeValues } from '../notice.ts'
import { factsOf, footOf, fullTime, type Setting } from './setting.ts'

/** Too many wrong initial passwords: activation rests for a while. */
export function initialPasswordLocked(setting: Setting, values: NoticeValues['initial-password-locked']): MailContent {
  const { t, institution } = setting
  const { name, signInName, until } = values
  return {
    subject: t('notices.initial-locked.subject', { signInName, institution }),
    preview: t('notices.initial-locked.preview'),
    title: t('notices.initial-locked.title'),
    blocks: [
      { kind: 'text', text: t('notices.initial-locked.lead', { name }) },
      factsOf(setting, values),
      {
        kind: 'text',
        strong: t('notices.was-you'),
        text: until
          ? t('notices.initial-locked.until', { until: fullTime(setting, until) })
          : t('notices.initial-locked.later'),
      },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.initial-locked.desk') },
    ],
    foot: footOf(setting),
  }
}
