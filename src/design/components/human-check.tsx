import { formatTimeLeft, type Language, type T } from '../../i18n/index.ts'
import { Icon } from './icon.tsx'
import { Ring } from './time.tsx'

type HumanCheckProps = {
  t: T
  /** The check as `makeHumanCheck` made it. */
  challenge: string
  /** The ticket for browsers without scripts, as `makePatience` made it. */
  patience?: string
}

/**
 * Inside a form: the check that no robot sends it. Scripts solve it while the person types and say how it stands, to
 * be read and to be heard; there is nothing to do, to see or to press. Without scripts the ticket goes along, and the
 * door asks to wait (`HumanWait`).
 */
export function HumanCheck({ t, challenge, patience }: HumanCheckProps) {
  return (
    <div
      class="sb-human"
      data-island="human-check"
      data-challenge={challenge}
      data-working={t('human-check.working')}
      data-done={t('human-check.done')}
      data-held={t('human-check.held')}
      data-failed={t('human-check.failed')}
    >
      <input type="hidden" name="human_answer" value="" />
      {patience && <input type="hidden" name="human_patience" value={patience} />}
      <p class="hint row" hidden data-shown>
        <Icon name="shield-check" />
        <span role="status" data-word />
      </p>
      <noscript>
        <p class="hint">{t('human-check.no-scripts')}</p>
      </noscript>
    </div>
  )
}

type HumanWaitProps = {
  t: T
  language: Language
  /** Milliseconds until the ticket is good. */
  wait: number
  patience: string
  /** The word on the form's button. */
  button: string
  /** What was typed, to be sent again by the same form. */
  typed: Readonly<Record<string, string | undefined>>
}

/** Inside the form of the step `human-check`: what was typed, the ticket, and how long to wait before the button is pressed. */
export function HumanWait({ t, language, wait, patience, button, typed }: HumanWaitProps) {
  return (
    <div class="sb-human">
      {Object.entries(typed).map(
        ([name, value]) => value !== undefined && <input type="hidden" key={name} name={name} value={value} />,
      )}
      <input type="hidden" name="human_patience" value={patience} />
      <div class="row">
        <Ring label={t('human-check.wait.label')} of={Math.max(wait, 1)} left={wait} size="small" id="human-wait">
          <Icon name="clock" />
        </Ring>
        <p>{t('human-check.wait.how', { wait: formatTimeLeft(language, wait), button })}</p>
      </div>
    </div>
  )
}
