import { Button, Empty, Form, type PageFrame } from '../../design/index.ts'
import { formatTime, type TextKey } from '../../i18n/index.ts'
import type { OutboxNotice } from '../outbox/outbox-store.ts'

/** Of what has no subject. */
const HEADINGS: Readonly<Record<string, TextKey>> = { voice: 'demo.outbox.call', push: 'demo.outbox.push' }

type Props = {
  frame: PageFrame
  notices: readonly OutboxNotice[]
  timeZone: string
  now: number
  /** Whether the keys of a call can be pressed here: not in a public demo. */
  calls: boolean
}

/** What was sent, newest first, to be opened one by one. */
export function Outbox({ frame, notices, timeZone, now, calls }: Props) {
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
      {notices.map(({ id, channel, subject, to, sentAt, text, links, language: lang }) => (
        <details class="sb-card p-5" key={id}>
          <summary>
            <b lang={lang}>{subject ?? t(HEADINGS[channel] ?? 'demo.outbox.text-message')}</b>
            <span class="hint block">
              {t(channel === 'push' ? 'demo.outbox.to-device' : 'demo.outbox.to', {
                to,
                time: formatTime(language, sentAt, timeZone, now),
              })}
            </span>
          </summary>
          <p class="row flex-wrap my-4">
            {channel === 'mail' && (
              <a href={`/demo/outbox/${id}`} target="_blank" rel="noopener">
                {t('demo.outbox.page')}
              </a>
            )}
            {links.map((link) => (
              <a key={link} href={link}>
                {t('demo.outbox.follow')}
              </a>
            ))}
          </p>
          {channel === 'push' && <p class="my-4">{t('demo.outbox.push.says')}</p>}
          {channel === 'voice' && calls && <Keys frame={frame} id={id} />}
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

/** What the called person may press. */
function Keys({ frame: { t, formToken }, id }: { frame: PageFrame; id: string }) {
  const key = (press: 'confirm' | 'decline') => (
    <Form action={`/demo/voice/${id}/${press}`} formToken={formToken}>
      <Button kind="plain">{t(`demo.outbox.call.${press}`)}</Button>
    </Form>
  )
  return (
    <div class="row flex-wrap my-4">
      {key('confirm')}
      {key('decline')}
    </div>
  )
}
