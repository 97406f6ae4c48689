import { removeAccount } from '../../index.ts'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { Glyph } from '../../parts/marks.tsx'
import { Alert, Note } from '../../parts/notes.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useVerb } from '../verb.ts'

/** What one loses with an account, before it goes. */
export function Remove({ account }: { account: AppAccount }) {
  const { app } = useApp()
  const { t, language } = useWords()
  const { back, finish } = useMove()
  const removing = useVerb()
  const offline = removing.refused?.refusal === 'offline'
  const remove = () =>
    removing.run(
      () => removeAccount(app, account.device, { evenOffline: offline }),
      () => finish({ at: 'done', done: { is: 'removed', account } }),
    )
  const lost = ['app.remove.lost.approve', 'app.remove.lost.qr'] as const
  const named = { account: account.accountName }
  return (
    <Screen
      name="settings"
      realm={account.realm}
      head={<BackHead cancels onBack={back} />}
      foot={
        <button class="sb-btn danger full big" type="button" disabled={removing.busy} onClick={remove}>
          {t('app.remove.go')}
        </button>
      }
    >
      <div class="app-about">
        <Glyph name="trash" tone="bad" />
        <Title>{t('app.remove.title', { realm: account.realm.name[language] })}</Title>
      </div>
      <section class="app-section">
        <h2>{t('app.remove.lost')}</h2>
        <ul class="app-lost">
          {[...lost, ...(account.codes ? (['app.remove.lost.codes'] as const) : [])].map((key) => (
            <li key={key}>
              <Icon name="x" />
              <span class="grow who">{t(key, named)}</span>
            </li>
          ))}
        </ul>
      </section>
      <p class="muted">{t('app.remove.rest')}</p>
      <Note tone="warn">{t('app.remove.first')}</Note>
      {offline ? <Note tone="bad">{t('app.remove.offline')}</Note> : <Alert refused={removing.refused} />}
    </Screen>
  )
}
