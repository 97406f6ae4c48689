import { formatTimeUntil } from '../../../i18n/index.ts'
import { endOf } from '../choosing/run.ts'
import type { Way } from '../choosing/way.ts'
import { recoveryRuns } from './run/choose.ts'
import type { NoWay } from './run/refusal.ts'
import { sendNoWay } from './send.tsx'

/** A new password for the account of a mailed link, until the link ends. */
export const recovery: Way<NoWay> = {
  path: '/recover',
  ...endOf(recoveryRuns),
  sendNoWay,
  words: ({ campus }, { t, language }, { choosing, now }) => ({
    title: t('recovery.choose-title'),
    save: t('recovery.save'),
    after: t('recovery.then', {
      time: formatTimeUntil(language, choosing.until ?? now, campus.institution.timeZone, now),
    }),
  }),
}
