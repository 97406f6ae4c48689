import { askNotifications, changeSettings, pushOff } from '../../index.ts'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Alert } from '../../parts/notes.tsx'
import { OpenRow, PlainRow, Rows, SwitchRow } from '../../parts/rows.tsx'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useVerb } from '../verb.ts'

/** What one may set for the whole app; what belongs to an account stands with it. */
export function Settings() {
  const { app, state } = useApp()
  const { t, language } = useWords()
  const { back, go } = useMove()
  const { settings, install, accounts } = state
  return (
    <Screen name="settings" head={<BackHead onBack={back} />}>
      <Title>{t('app.settings.title')}</Title>
      <Rows>
        <PlainRow icon="languages" title={t('app.settings.language')}>
          <Languages />
        </PlainRow>
        <NotificationsRow />
        <SwitchRow
          icon="camera"
          title={t('app.settings.camera')}
          hint={t('app.settings.camera.why')}
          on={settings.opensWithCamera}
          onChange={(opensWithCamera) => changeSettings(app, { opensWithCamera })}
        />
        <SwitchRow
          icon="list-checks"
          title={t('app.settings.diagnostics')}
          hint={t('app.settings.diagnostics.why')}
          on={settings.diagnostics}
          onChange={(diagnostics) => changeSettings(app, { diagnostics })}
        />
      </Rows>
      {accounts.length > 0 && (
        <section class="app-section">
          <h2>{t('app.settings.accounts')}</h2>
          <Rows>
            {accounts.map(({ device, realm, accountName }) => (
              <OpenRow
                key={device}
                icon="key-round"
                title={realm.name[language]}
                hint={accountName}
                onClick={() => go({ at: 'account', device })}
              />
            ))}
          </Rows>
        </section>
      )}
      <Rows>
        <OpenRow
          icon="smartphone"
          title={t('app.settings.check')}
          hint={t('app.settings.check.why')}
          onClick={() => go({ at: 'check' })}
        />
        {!install.installed && (
          <OpenRow
            icon="download"
            title={t('app.settings.install')}
            hint={t('app.settings.install.why')}
            onClick={() => go({ at: 'install' })}
          />
        )}
      </Rows>
      <p class="hint app-version">{t('app.settings.version', { version: app.world.version })}</p>
    </Screen>
  )
}

/** Each language is named in itself: whoever cannot read this one finds their own. */
function Languages() {
  const { app } = useApp()
  const { language } = useWords()
  const button = (to: 'nl' | 'en', name: string) => (
    <button
      type="button"
      lang={to}
      aria-current={language === to}
      onClick={() => changeSettings(app, { language: to })}
    >
      {name}
    </button>
  )
  return (
    <span class="app-lang">
      {button('nl', NAMES.nl)}
      {button('en', NAMES.en)}
    </span>
  )
}

const NAMES = { nl: 'Nederlands', en: 'English' } as const

function NotificationsRow() {
  const { app, state } = useApp()
  const { t } = useWords()
  const { go } = useMove()
  const switching = useVerb()
  const { notifications } = state
  const blocked = notifications === 'refused' || notifications === 'install-first' || notifications === 'unavailable'
  const hint = t(blocked ? 'app.settings.notifications.refused' : 'app.settings.notifications.why')
  const title = t('app.settings.notifications')
  if (blocked) return <OpenRow icon="bell-off" title={title} hint={hint} onClick={() => go({ at: 'check' })} />
  const change = (on: boolean) =>
    switching.run<unknown>(
      () => (on ? askNotifications(app) : pushOff(app)),
      () => undefined,
    )
  return (
    <>
      <SwitchRow
        icon="bell"
        title={title}
        hint={hint}
        on={notifications === 'on'}
        disabled={switching.busy}
        onChange={change}
      />
      {switching.refused && (
        <li>
          <Alert refused={switching.refused} />
        </li>
      )}
    </>
  )
}
