import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, pageLink, type Setting } from '../setting.ts'

type Change = { change: 'address-added' | 'address-removed' | 'phone-added' | 'phone-removed' }

/** Where a person is reached is another by now: who did not do it themselves presses the button. */
export function reachChanged(
  setting: Setting,
  values: NoticeValues['account-activated'],
  { change, preview, lead }: Change & { preview: string; lead: string },
): MailContent {
  const { t, institution } = setting
  return {
    subject: t(`notices.${change}.subject`, { signInName: values.signInName, institution }),
    preview,
    title: t(`notices.${change}.title`),
    blocks: [
      { kind: 'text', text: lead },
      factsOf(setting, values),
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.was-you.nothing') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.alarm') },
      { kind: 'button', label: t('notices.button.not-me'), link: pageLink(setting, '/account/tricked') },
    ],
    foot: footOf(setting),
  }
}
