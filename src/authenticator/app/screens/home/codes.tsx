import { Copy } from '../../parts/copy.tsx'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { RealmSign } from '../../parts/marks.tsx'
import { Note } from '../../parts/notes.tsx'
import { Ring } from '../../parts/ring.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { STEP, spelled, useCode } from './code.ts'
import { Groups } from './groups.tsx'

/** One code, large: to read while typing it elsewhere. */
export function Codes({ account }: { account: AppAccount }) {
  const { t, language } = useWords()
  const { back } = useMove()
  const { code, left } = useCode(account)
  const { realm, accountName } = account
  return (
    <Screen
      name="codes"
      realm={realm}
      centred
      head={<BackHead onBack={back} />}
      foot={code && <Copy text={code} plain />}
    >
      <div class="app-about">
        <RealmSign realm={realm} />
        <Title>{t('app.codes.title')}</Title>
        <p class="muted">
          {realm.name[language]} · {accountName}
        </p>
      </div>
      <div class="app-code-large">
        <span class="vh">{spelled(code)}</span>
        <span class="digits" data-code={code} aria-hidden="true">
          <Groups code={code} />
        </span>
        <Ring left={left} of={STEP} size="middle" warn={left <= 5000} />
      </div>
      <p class="muted">{t('app.codes.how')}</p>
      <Note tone="warn" strong={t('app.codes.never-say')} />
    </Screen>
  )
}
