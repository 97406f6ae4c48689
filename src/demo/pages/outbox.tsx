import { Empty, type PageFrame } from '../../design/index.ts'
import { formatTime } from '../../i18n/index.ts'
import type { OutboxNotice } from '../outbox/outbox-store.ts'

type Props = { frame: PageFrame; notices: readonly OutboxNotice[]; timeZone: string; now: number }

/** What was sent, newest first, to be opened one by one. */
export function Outbox({ frame, notices, timeZone, now }: Props) {
  const { t, language } = frame
  if (notices.length === 0) {
    return (
      <div id="outbox">
        <Empty icon="inbox" title={t('demo.outbox.empty')}>
          {t('demo.outbox.empty-hint')}
        </Empty>
      </div>
    )
  }
  return (
    <div class="stack" id="outbox">
      {notices.map(({ id, subject, to, sentAt, text, links, language: lang }) => (
        <details class="sb-card p-5" key={id}>
          <summary>
            <b lang={lang}>{subject}</b>
            <span class="hint block">
              {t('demo.outbox.to', { to, time: formatTime(language, sentAt, timeZone, now) })}
            </span>
          </summary>
          <p class="row flex-wrap my-4">
            <a href={`/demo/outbox/${id}`} target="_blank" rel="noopener">
              {t('demo.outbox.page')}
            </a>
            {links.map((link) => (
              <a key={link} href={link}>
                {t('demo.outbox.follow')}
              </a>
            ))}
          </p>
          <section aria-label={t('demo.outbox.text')}>
            <pre class="whitespace-pre-wrap break-words small" lang={lang}>
              {text}
            </pre>
          </section>
        </details>
      ))}
    </div>
  )
}
