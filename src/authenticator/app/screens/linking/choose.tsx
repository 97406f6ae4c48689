import { claimCode, type SignInCode } from '../../index.ts'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { RealmSign } from '../../parts/marks.tsx'
import { Alert } from '../../parts/notes.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { whatOf } from '../../words/request-words.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useVerb } from '../verb.ts'

/** Several accounts may be meant by a code: the person says which. */
export function Choose({ code, candidates }: { code: SignInCode; candidates: readonly AppAccount[] }) {
  const { app } = useApp()
  const speech = useWords()
  const { back, swap } = useMove()
  const claiming = useVerb()
  const take = (account: AppAccount) =>
    claiming.run(
      () => claimCode(app, code, account),
      (request) => swap({ at: 'request', request, account }),
    )
  return (
    <Screen name="choose" head={<BackHead cancels onBack={back} />}>
      <Title>{speech.t('app.choose.title')}</Title>
      <p class="muted">{speech.t('app.choose.to', { what: whatOf(speech, code.shown) })}</p>
      <ul class="app-cards">
        {candidates.map((account) => (
          <li key={account.device} data-realm={account.realm.key}>
            <button class="sb-card app-waiting" type="button" onClick={() => take(account)}>
              <RealmSign realm={account.realm} />
              <span class="grow">
                <b>{account.realm.name[speech.language]}</b>
                <span class="hint who block">{account.accountName}</span>
              </span>
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
      <Alert refused={claiming.refused} />
    </Screen>
  )
}
