import { useEffect, useState } from 'preact/hooks'
import { formatTimeLeft } from '../../../../i18n/browser.ts'
import { Copy } from '../../parts/copy.tsx'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Note } from '../../parts/notes.tsx'
import { useNow } from '../../parts/ring.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import type { NewPhone } from '../places.ts'

/** A code by which the new phone links itself, shown by the old one. */
export function Offer({ account, phone }: { account: AppAccount; phone: NewPhone }) {
  const { t, language } = useWords()
  const { home } = useMove()
  const left = phone.expires - useNow()
  const over = left <= 0
  return (
    <Screen
      name="link"
      realm={account.realm}
      head={<BackHead onBack={home} />}
      foot={
        <button class="sb-btn full big" type="button" onClick={home}>
          {t('app.home')}
        </button>
      }
    >
      <Title>{t('app.offer.title')}</Title>
      {over ? (
        <Note tone="warn">{t('app.offer.over')}</Note>
      ) : (
        <>
          <p class="muted">{t('app.offer.how')}</p>
          <QrPicture address={phone.address} label={t('app.offer.qr')} />
          <p class="hint app-centre">{t('app.offer.left', { time: formatTimeLeft(language, left) })}</p>
          <div class="app-typed">
            <p class="hint">{t('app.offer.open-at')}</p>
            <p class="who">{phone.address.replace(/^https:\/\/|\/?\?.*$/g, '')}</p>
            <p class="hint">{t('app.offer.typed')}</p>
            <p class="code" data-typed={phone.typed}>
              {phone.typed}
            </p>
            <Copy text={phone.typed} />
          </div>
          <Note tone="warn">{t('app.offer.private')}</Note>
        </>
      )}
    </Screen>
  )
}

type Modules = { readonly size: number; get(row: number, column: number): number }

/** Dark on white with its quiet zone (ISO/IEC 18004). What draws it is fetched when it is needed. */
function QrPicture({ address, label }: { address: string; label: string }) {
  const [modules, setModules] = useState<Modules>()
  useEffect(() => {
    import('qrcode').then(({ create }) => setModules(create(address, { errorCorrectionLevel: 'M' }).modules))
  }, [address])
  const side = modules?.size ?? 33
  return (
    <div class="sb-qr" data-qr={address} data-link={address}>
      <svg viewBox={`-4 -4 ${side + 8} ${side + 8}`} role="img" aria-label={label} shape-rendering="crispEdges">
        {modules && <path fill="currentColor" d={darkModules(modules)} />}
      </svg>
    </div>
  )
}

/** One rectangle for each run of dark modules in a row. */
function darkModules(modules: Modules): string {
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const start = column
      while (column < modules.size && modules.get(row, column) === 1) column++
      if (column > start) path += `M${start} ${row}h${column - start}v1h-${column - start}z`
    }
  }
  return path
}
