import { dismissGone } from '../../index.ts'
import { AccountHead, Screen, Title } from '../../parts/frame.tsx'
import { Glyph } from '../../parts/marks.tsx'
import { Note } from '../../parts/notes.tsx'
import type { GoneAccount } from '../../store/app-state.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { HelpLink } from './help-link.tsx'
import { WaysBack } from './ways-back.tsx'

/** An account is no longer linked: what happened, and how to start again. */
export function Void({ gone }: { gone: GoneAccount }) {
  const { app } = useApp()
  const { t, language } = useWords()
  const { home, swap } = useMove()
  const { why, accountName, realm } = gone
  const leave = () => dismissGone(app, gone.device)
  const again = () => {
    leave()
    swap({ at: 'scan' })
  }
  const close = () => {
    leave()
    home()
  }
  return (
    <Screen
      name="void"
      realm={realm}
      head={realm ? <AccountHead realm={realm} accountName={accountName} /> : null}
      foot={
        <>
          {why !== 'closed' && (
            <button class="sb-btn full big" type="button" onClick={again}>
              {t('app.void.again')}
            </button>
          )}
          <button class={why === 'closed' ? 'sb-btn full big' : 'sb-btn plain full'} type="button" onClick={close}>
            {t('app.home')}
          </button>
        </>
      }
    >
      <div class="app-about">
        <Glyph name="shield-alert" tone="bad" />
        <Title>{t('app.void.title', { realm: realm?.name[language] ?? gone.name })}</Title>
        <p class="muted">{t(WHY[why], { account: accountName })}</p>
      </div>
      {why === 'void' && (
        <Note tone="warn" strong={t('app.void.safe')}>
          {t('app.void.keep-wrong')}
        </Note>
      )}
      {why === 'closed' ? <HelpLink /> : <WaysBack />}
      {why !== 'closed' && <HelpLink />}
    </Screen>
  )
}

const WHY = {
  void: 'app.void.void',
  removed: 'app.void.removed',
  closed: 'app.void.closed',
  lost: 'app.void.key-lost',
} as const satisfies Record<GoneAccount['why'], string>
