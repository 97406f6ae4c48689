/** A telephone in the hand of a test: what was sent to it, and its keys. */
import type { SentNotice } from '../../src/notices/index.ts'

/** `outbox` goes into the deps of whatever sends. */
export function aTelephone() {
  const sent: SentNotice[] = []
  return {
    sent,
    outbox: async (notice: SentNotice): Promise<void> => {
      sent.push(notice)
    },
    /** The code in the newest text to a number, as a browser reads it from the last line. */
    code: (to: string): string => /#(\d{6})$/.exec(newest(sent, 'sms', to).text)?.[1] ?? '',
    /** The newest call to a number, whose keys can be pressed. */
    call: (to: string): string => newest(sent, 'voice', to).id,
  }
}

function newest(sent: readonly SentNotice[], channel: 'sms' | 'voice', to: string): SentNotice {
  const found = sent.findLast((one) => one.channel === channel && one.to === to)
  if (!found) throw new Error(`nothing went to ${to} by ${channel}`)
  return found
}
