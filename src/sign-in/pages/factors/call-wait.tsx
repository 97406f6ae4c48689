/** Waiting for a call, inside the form that takes its answer: live where scripts run, by hand everywhere. */
import { Button, Icon } from '../../../design/index.ts'
import type { T } from '../../../i18n/index.ts'

/** `standing`: the address of the small JSON that tells how the call stands. */
export function CallWait({ t, standing }: { t: T; standing: string | undefined }) {
  return (
    <div
      class="stack gap-4.5"
      data-island={standing && 'call'}
      data-standing={standing}
      data-waiting={t('phone.call.waiting')}
    >
      <p class="hint row" hidden data-shown>
        <Icon name="phone" />
        <span role="status" data-word />
      </p>
      <Button door full name="act" value="continue">
        {t('phone.call.pressed')}
      </Button>
    </div>
  )
}
