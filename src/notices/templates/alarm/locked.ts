import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, fullTime, ownLink, type Setting } from '../setting.ts'

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

/** Too many wrong passwords: whoever typed them waits, and so does the owner in a strange browser. */
export function accountLocked(setting: Setting, values: NoticeValues['account-locked']): MailContent {
  const { t, baseUrl, institution } = setting
  const { name, signInName, until } = values
  const end = { label: t('notices.locked.fact-until'), value: fullTime(setting, until) }
  return {
    subject: t('notices.locked.subject', { signInName, institution }),
    preview: t('notices.locked.preview'),
    title: t('notices.locked.title'),
    blocks: [
      { kind: 'text', text: t('notices.locked.lead', { name }) },
      factsOf(setting, values, [end]),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.locked.wait') },
      { kind: 'button', label: t('notices.button.reset'), link: ownLink(setting, `${baseUrl}/recover`) },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.locked.stranger') },
    ],
    foot: footOf(setting),
  }
}
