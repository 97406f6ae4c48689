import type { MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { footOf, fullTime, type Setting } from '../setting.ts'

/** To the office that keeps the record: who says what about it. Nothing to press: they answer by mail. */
export function recordWrong(setting: Setting, values: NoticeValues['record-wrong']): MailContent {
  const { t, institution } = setting
  const { name, number, about, words, replyTo } = values
  return {
    subject: t('notices.record-wrong.subject', { number, about, institution }),
    preview: t('notices.record-wrong.preview', { name }),
    title: t('notices.record-wrong.title'),
    blocks: [
      { kind: 'text', text: t('notices.record-wrong.lead', { name, replyTo }) },
      {
        kind: 'facts',
        facts: [
          { label: t('notices.record-wrong.name'), value: name },
          { label: t('notices.record-wrong.number'), value: number },
          { label: t('notices.record-wrong.about'), value: about },
          { label: t('notices.record-wrong.reply'), value: replyTo },
          { label: t('notices.fact.time'), value: fullTime(setting, setting.at) },
        ],
      },
      { kind: 'quote', label: t('notices.record-wrong.words'), words },
      { kind: 'text', text: t('notices.record-wrong.stranger') },
    ],
    foot: footOf(setting),
  }
}
