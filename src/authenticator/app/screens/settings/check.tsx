import { useEffect, useState } from 'preact/hooks'
import { type AppTextKey, formatTimeLeft } from '../../../../i18n/browser.ts'
import { askNotifications, type Check, reloadApp, runChecks } from '../../index.ts'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import type { IconName } from '../../parts/icons/icon-names.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useVerb } from '../verb.ts'

/** Everything that the app needs of the phone: what is in order, and how to mend what is not. */
export function CheckScreen() {
  const { app, state } = useApp()
  const { t } = useWords()
  const { back } = useMove()
  const [checks, setChecks] = useState<readonly Check[]>()
  const [round, setRound] = useState(0)
  // It looks again when asked to, and when notifications change
  useEffect(() => {
    let wanted = true
    runChecks(app).then((found) => wanted && setChecks(found))
    return () => {
      wanted = false
    }
  }, [app, round, state.notifications, state.update])
  const wrong = checks?.filter((check) => check.is !== 'good').length ?? 0
  const sum = wrong === 0 ? t('app.check.all-good') : t('app.check.some', { n: wrong })
  return (
    <Screen
      name="check"
      head={<BackHead onBack={back} />}
      foot={
        <button class="sb-btn full big" type="button" onClick={() => setRound(round + 1)}>
          <Icon name="refresh-cw" />
          {t('app.check.again')}
        </button>
      }
    >
      <Title>{t('app.check.title')}</Title>
      <p class="muted" role="status">
        {checks ? sum : t('app.check.busy')}
      </p>
      <ul class="sb-card app-rows">
        {checks?.map((check) => (
          <CheckRow key={check.what} check={check} />
        ))}
      </ul>
    </Screen>
  )
}

const ICONS = {
  camera: 'camera',
  notifications: 'bell',
  network: 'wifi',
  clock: 'clock',
  version: 'refresh-cw',
  storage: 'hard-drive',
  installed: 'smartphone',
} as const satisfies Record<Check['what'], IconName>

const STATES = {
  good: { icon: 'circle-check', word: 'app.check.good' },
  warn: { icon: 'triangle-alert', word: 'app.check.look' },
  bad: { icon: 'octagon-alert', word: 'app.check.broken' },
} as const

function CheckRow({ check }: { check: Check }) {
  const { t } = useWords()
  const { icon, word } = STATES[check.is]
  return (
    <li data-check={check.what} data-is={check.is}>
      <div class="row-act top">
        <Icon name={ICONS[check.what]} />
        <span class="grow">
          <span class="name">
            {t(`app.check.${check.what}`)}
            <span class={`state ${check.is}`}>
              <Icon name={icon} />
              {t(word)}
            </span>
          </span>
          <Mend check={check} />
        </span>
      </div>
    </li>
  )
}

/** What was found, and how to mend it; with the act itself where the app can do it. */
function Mend({ check: { what, why, values } }: { check: Check }) {
  const { t, language } = useWords()
  // A clock is off by so much: said as people say it.
  const time = formatTimeLeft(language, Number(values?.seconds ?? 0) * 1000)
  const key: AppTextKey = why === 'good' ? `app.check.${what}.good` : `app.check.why.${why}`
  return (
    <>
      <span class="hint">{t(key, { ...values, time })}</span>
      <MendAct why={why} />
    </>
  )
}

function MendAct({ why }: { why: Check['why'] }) {
  const { app, state } = useApp()
  const { t } = useWords()
  const { go } = useMove()
  const asking = useVerb()
  const button = (words: string, act: () => void) => (
    <button class="sb-btn plain dense" type="button" onClick={act}>
      {words}
    </button>
  )
  switch (why) {
    case 'notifications-unasked':
    case 'notifications-off':
      return button(t('app.check.switch-on'), () =>
        asking.run(
          () => askNotifications(app),
          () => undefined,
        ),
      )
    case 'version-old':
      return state.update ? button(t('app.check.renew'), () => reloadApp()) : null
    case 'notifications-install-first':
    case 'not-installed':
      return button(t('app.settings.install'), () => go({ at: 'install' }))
    default:
      return null
  }
}
