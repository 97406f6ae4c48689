import { useEffect, useState } from 'preact/hooks'
import { beginOwn, removeUnlock, renameAccount, unlockAvailable } from '../../index.ts'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { RealmSign } from '../../parts/marks.tsx'
import { Alert } from '../../parts/notes.tsx'
import { OpenRow, Rows, SwitchRow } from '../../parts/rows.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useVerb, type Verb } from '../verb.ts'

/** What one may do with an account on this phone. */
export function Account({ account }: { account: AppAccount }) {
  const { app } = useApp()
  const { t, language } = useWords()
  const { back, go } = useMove()
  const beginning = useVerb()
  const { realm, accountName, device } = account
  const begin = (what: 'pin' | 'unlock' | 'link') =>
    beginning.run(
      () => beginOwn(app, account, what),
      (own) => go({ at: 'own-pin', own, account, what }),
    )
  return (
    <Screen name="settings" realm={realm} head={<BackHead onBack={back} />}>
      <div class="app-about">
        <RealmSign realm={realm} />
        <Title>{realm.name[language]}</Title>
        <p class="muted who">{accountName}</p>
      </div>
      <Alert refused={beginning.refused} />
      <Rows>
        <UnlockRow account={account} verb={beginning} begin={() => begin('unlock')} />
        <OpenRow icon="lock-keyhole" title={t('app.account.pin')} onClick={() => begin('pin')} />
        <OpenRow
          icon="tablet-smartphone"
          title={t('app.account.link')}
          hint={t('app.account.link.why')}
          onClick={() => begin('link')}
        />
      </Rows>
      <NameForm account={account} />
      <Rows>
        <OpenRow danger icon="trash" title={t('app.account.remove')} onClick={() => go({ at: 'remove', device })} />
      </Rows>
    </Screen>
  )
}

function UnlockRow({ account, verb, begin }: { account: AppAccount; verb: Verb; begin: () => void }) {
  const { app } = useApp()
  const { t } = useWords()
  const [available, setAvailable] = useState<boolean>()
  useEffect(() => {
    unlockAvailable().then(setAvailable)
  }, [])
  const stop = () =>
    verb.run(
      () => removeUnlock(app, account),
      () => undefined,
    )
  return (
    <SwitchRow
      icon="fingerprint-pattern"
      title={t('app.account.unlock')}
      hint={t(available === false ? 'app.account.unlock.none' : 'app.account.unlock.why')}
      on={account.unlock}
      disabled={verb.busy || (available !== true && !account.unlock)}
      onChange={(on) => (on ? begin() : stop())}
    />
  )
}

function NameForm({ account }: { account: AppAccount }) {
  const { app } = useApp()
  const { t } = useWords()
  const [name, setName] = useState(account.name)
  const saving = useVerb()
  const [kept, setKept] = useState(false)
  const save = () =>
    saving.run(
      () => renameAccount(app, account.device, name.trim()),
      () => setKept(true),
    )
  return (
    <form
      class="app-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) save()
      }}
    >
      <div class="sb-field">
        <label for="field-name">{t('app.account.name')}</label>
        <input
          class="sb-input door"
          id="field-name"
          name="name"
          value={name}
          maxLength={60}
          required
          autocomplete="off"
          onInput={(event) => {
            setName(event.currentTarget.value)
            setKept(false)
          }}
        />
      </div>
      <button class="sb-btn plain full" type="submit" disabled={saving.busy}>
        <span aria-live="polite">{kept ? t('app.settings.kept') : t('app.account.name.save')}</span>
      </button>
      <Alert refused={saving.refused} />
    </form>
  )
}
