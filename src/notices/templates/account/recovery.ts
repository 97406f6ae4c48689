import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, fullTime, ownLink, type Setting } from '../setting.ts'

/** A link and a code with which the password can be reset, once. It says from where it was asked for. */
export function recoveryCode(setting: Setting, values: NoticeValues['recovery-code']): MailContent {
  const { t, institution } = setting
  const { name, signInName, code } = values
  const expires = fullTime(setting, values.expires)
  return {
    subject: t('notices.recovery.subject', { signInName, institution }),
    preview: t('notices.recovery.preview', { expires }),
    title: t('notices.recovery.title'),
    blocks: [
      { kind: 'text', text: t('notices.recovery.lead', { name }) },
      factsOf(setting, values, [{ label: t('notices.fact.until'), value: expires }]),
      { kind: 'button', label: t('notices.recovery.button'), link: ownLink(setting, values.link) },
      { kind: 'code', label: t('notices.recovery.code'), code },
      { kind: 'text', strong: t('notices.recovery.unasked'), text: t('notices.recovery.ignore') },
    ],
    foot: footOf(setting),
  }
}

/** The password was reset by mail; told to all addresses, also to those that a thief of one mailbox cannot read. */
export function passwordRecovered(setting: Setting, values: NoticeValues['password-recovered']): MailContent {
  const { t, baseUrl, institution } = setting
  const { name, signInName } = values
  return {
    subject: t('notices.recovered.subject', { signInName, institution }),
    preview: t('notices.recovered.preview'),
    title: t('notices.recovered.title'),
    blocks: [
      { kind: 'text', text: t('notices.recovered.lead', { name }) },
      factsOf(setting, values),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.was-you.nothing') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.recovered.not-you') },
      { kind: 'button', label: t('notices.button.reset'), link: ownLink(setting, `${baseUrl}/recover`) },
    ],
    foot: footOf(setting),
  }
}
