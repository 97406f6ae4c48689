import { Copy } from '../../parts/copy.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { RealmSign } from '../../parts/marks.tsx'
import { Ring } from '../../parts/ring.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { STEP, spelled, useCode } from './code.ts'
import { Groups } from './groups.tsx'

/** One account: whose, its code of now with the time that it counts, and the way to what can be set for it. */
export function Card({ account }: { account: AppAccount }) {
  const { t, language } = useWords()
  const { go } = useMove()
  const { realm, accountName, device } = account
  return (
    <li class="sb-card app-card" data-realm={realm.key}>
      <button class="app-card-head" type="button" onClick={() => go({ at: 'account', device })}>
        <RealmSign realm={realm} />
        <span class="grow">
          <b>{realm.name[language]}</b>
          <span class="hint who">{accountName}</span>
        </span>
        <Icon name="chevron-right" />
      </button>
      {account.lost ? (
        <Lost />
      ) : account.codes ? (
        <CardCode account={account} />
      ) : (
        <p class="hint">{t('app.card.no-codes')}</p>
      )}
    </li>
  )
}

/** Noticed before the person needs it. */
function Lost() {
  const { t } = useWords()
  const { go } = useMove()
  return (
    <>
      <p class="app-card-lost">
        <Icon name="triangle-alert" /> {t('refusal.keys-lost')}
      </p>
      <button class="sb-btn plain full" type="button" onClick={() => go({ at: 'scan' })}>
        {t('app.void.again')}
      </button>
    </>
  )
}

function CardCode({ account }: { account: AppAccount }) {
  const { t } = useWords()
  const { go } = useMove()
  const { code, left } = useCode(account)
  return (
    <>
      <button class="sb-code" type="button" onClick={() => go({ at: 'codes', device: account.device })}>
        <span class="vh">
          {t('app.card.open', { account: account.accountName })}: {spelled(code)}
        </span>
        <span data-code={code} aria-hidden="true">
          <Groups code={code} />
        </span>
        <Ring left={left} of={STEP} warn={left <= 5000} />
      </button>
      <div class="app-card-foot">
        <span class="hint">{t('app.card.why')}</span>
        {code && <Copy text={code} />}
      </div>
    </>
  )
}
