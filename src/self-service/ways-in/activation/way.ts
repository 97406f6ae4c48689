import { endOf } from '../choosing/run.ts'
import type { Way } from '../choosing/way.ts'
import { activationRuns } from './run/choose.ts'
import type { NoWay } from './run/refusal.ts'
import { sendNoWay } from './send.tsx'

/** The first password of one's own. */
export const activation: Way<NoWay> = {
  path: '/activate',
  ...endOf(activationRuns),
  sendNoWay,
  words: (_deps, { t }) => ({
    title: t('activation.choose-title'),
    eyebrow: t('activation.step', { step: 2, steps: 3 }),
    save: t('activation.save'),
    after: t('activation.then'),
  }),
}
