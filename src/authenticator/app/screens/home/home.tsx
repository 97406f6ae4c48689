import { askNotifications } from '../../index.ts'
import { Screen, Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { ProductMark } from '../../parts/marks.tsx'
import { Way, Ways } from '../../parts/notes.tsx'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useVerb } from '../verb.ts'
import { Card } from './card.tsx'
import { Empty } from './empty.tsx'
import { Standing, Waiting } from './waiting.tsx'

/** The accounts, each with its code; what waits for the person stands above them. */
export function Home() {
  const { state } = useApp()
  const { t } = useWords()
  const { go } = useMove()
  const { accounts } = state
  return (
    <Screen
      name="home"
      head={<HomeHead />}
      foot={
        <button class="sb-btn full big" type="button" onClick={() => go({ at: 'scan' })}>
          <Icon name="scan-line" />
          {t('app.home.scan')}
        </button>
      }
    >
      {accounts.length === 0 ? (
        <Empty />
      ) : (
        <>
          <Title hidden>{t('app.home.title')}</Title>
          <Standing />
          <Waiting />
          <ul class="app-cards">
            {accounts.map((account) => (
              <Card key={account.device} account={account} />
            ))}
          </ul>
          <Offers />
        </>
      )}
    </Screen>
  )
}

function HomeHead() {
  const { t } = useWords()
  const { go } = useMove()
  return (
    <>
      <ProductMark />
      <span class="grow">Sleutelbos</span>
      <button
        class="sb-btn quiet icon"
        type="button"
        aria-label={t('app.home.settings')}
        onClick={() => go({ at: 'settings' })}
      >
        <Icon name="settings-2" />
      </button>
    </>
  )
}

/** What would make the app better here: notifications, and the accounts in another order. */
function Offers() {
  const { app, state } = useApp()
  const { t } = useWords()
  const { go } = useMove()
  const asking = useVerb()
  const ask = () =>
    asking.run(
      () => askNotifications(app),
      () => undefined,
      () => go({ at: 'check' }),
    )
  const silent = state.notifications === 'unasked' || state.notifications === 'off'
  const blocked = state.notifications === 'refused' || state.notifications === 'install-first'
  return (
    <>
      {(silent || blocked) && (
        <button class="app-offer" type="button" onClick={silent ? ask : () => go({ at: 'check' })}>
          <Icon name="bell-off" />
          <span class="grow">
            <b>{t('app.home.notifications-off')}</b>
            <span class="block">{t('app.home.notifications-off.why')}</span>
          </span>
          <Icon name="chevron-right" />
        </button>
      )}
      {state.accounts.length > 1 && (
        <Ways label={t('app.home.order')}>
          <Way icon="list-checks" onClick={() => go({ at: 'order' })}>
            {t('app.home.order')}
          </Way>
        </Ways>
      )}
    </>
  )
}
