/** What a desk gave: less of a second factor for a while. Told to the person, who may not be the one who asked. */
import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, fullTime, pageLink, type Setting } from '../setting.ts'

export function pauseStarted(setting: Setting, values: NoticeValues['pause-started']): MailContent {
  const { t } = setting
  const until = fullTime(setting, values.until)
  return fromDesk(setting, values, {
    what: 'pause-started',
    facts: [{ label: t('notices.pause-started.fact-until'), value: until }],
    blocks: [
      { kind: 'text', strong: t('notices.was-asked'), text: t('notices.pause-started.add') },
      { kind: 'text', strong: t('notices.recovery.unasked'), text: t('notices.not-you.tell-desk') },
    ],
  })
}

export const pauseEnded = (setting: Setting, values: NoticeValues['pause-ended']): MailContent =>
  fromDesk(setting, values, {
    what: 'pause-ended',
    blocks: [
      { kind: 'text', strong: setting.t('notices.pause-ended.none'), text: setting.t('notices.pause-ended.add') },
    ],
  })

/** The pass itself is in no mail. */
export function accessPassGiven(setting: Setting, values: NoticeValues['access-pass-given']): MailContent {
  const { t } = setting
  return fromDesk(setting, values, {
    what: 'access-pass-given',
    facts: [{ label: t('notices.fact.until'), value: fullTime(setting, values.expires) }],
    blocks: [
      { kind: 'text', strong: t('notices.was-asked'), text: t('notices.access-pass-given.use') },
      { kind: 'text', strong: t('notices.recovery.unasked'), text: t('notices.not-you.tell-desk') },
    ],
  })
}

type Said = {
  what: 'pause-started' | 'pause-ended' | 'access-pass-given'
  facts?: { label: string; value: string }[]
  blocks: MailContent['blocks']
}

function fromDesk(setting: Setting, values: NoticeValues['pause-ended'], { what, facts, blocks }: Said): MailContent {
  const { t, institution } = setting
  const { name, signInName } = values
  return {
    subject: t(`notices.${what}.subject`, { signInName, institution }),
    preview: t(`notices.${what}.preview`),
    title: t(`notices.${what}.title`),
    blocks: [
      { kind: 'text', text: t(`notices.${what}.lead`, { name }) },
      factsOf(setting, values, facts),
      ...blocks,
      { kind: 'button', label: t('notices.button.security'), link: pageLink(setting, '/account/security-info') },
    ],
    foot: footOf(setting),
  }
}
