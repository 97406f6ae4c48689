import { useState } from 'preact/hooks'
import { orderAccounts } from '../../index.ts'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { RealmSign } from '../../parts/marks.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'

/** The accounts in the order that the person wants, moved by buttons: everybody can press those. */
export function Order() {
  const { app, state } = useApp()
  const { t, language } = useWords()
  const { back } = useMove()
  const [said, setSaid] = useState('')
  const { accounts } = state
  const move = async (account: AppAccount, to: number) => {
    const rest = accounts.filter(({ device }) => device !== account.device)
    await orderAccounts(
      app,
      [...rest.slice(0, to), account, ...rest.slice(to)].map(({ device }) => device),
    )
    setSaid(t('app.home.order.moved', { account: account.realm.name[language], place: to + 1, of: accounts.length }))
  }
  return (
    <Screen
      name="home"
      head={<BackHead onBack={back} />}
      foot={
        <button class="sb-btn full big" type="button" onClick={back}>
          {t('app.home.order.done')}
        </button>
      }
    >
      <Title>{t('app.home.order.title')}</Title>
      <ul class="sb-card app-rows">
        {accounts.map((account, at) => (
          <OrderRow key={account.device} account={account} at={at} of={accounts.length} move={move} />
        ))}
      </ul>
      <p class="vh" role="status">
        {said}
      </p>
    </Screen>
  )
}

type OrderRowProps = { account: AppAccount; at: number; of: number; move: (account: AppAccount, to: number) => void }

function OrderRow({ account, at, of, move }: OrderRowProps) {
  const { t, language } = useWords()
  const named = { account: account.realm.name[language] }
  const button = (label: string, icon: 'chevron-up' | 'chevron-down', to: number) => (
    <button
      class="sb-btn plain icon"
      type="button"
      aria-label={label}
      // Not `disabled`: the focus would be lost at the top and at the bottom.
      aria-disabled={to < 0 || to >= of}
      onClick={() => to >= 0 && to < of && move(account, to)}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <li data-realm={account.realm.key}>
      <div class="row-act">
        <RealmSign realm={account.realm} />
        <span class="grow">
          <span class="name">{named.account}</span>
          <span class="hint who">{account.accountName}</span>
        </span>
        {button(t('app.home.order.up', named), 'chevron-up', at - 1)}
        {button(t('app.home.order.down', named), 'chevron-down', at + 1)}
      </div>
    </li>
  )
}
