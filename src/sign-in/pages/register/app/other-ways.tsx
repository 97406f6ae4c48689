/** When the code cannot be scanned: on this very phone, by hand, or because the app is not there yet (M10). */
import { AppLink, CopyButton, Facts, More, type PageFrame, Qr } from '../../../../design/index.ts'
import type { LinkOffer } from '../../../../methods/index.ts'

type Props = { frame: PageFrame; offer: LinkOffer; app: string }

/** Who reads this on the phone cannot scan it. */
export function LinkHere({ frame: { t }, offer }: Omit<Props, 'app'>) {
  return (
    <div class="only-phone">
      <AppLink href={offer.address}>{t('link.here.act')}</AppLink>
    </div>
  )
}

export function OnThisPhone({ frame: { t }, offer, app }: Props) {
  return (
    <More summary={t('link.here')}>
      <div class="stack gap-3">
        <p>{t('link.here.what')}</p>
        <p class="only-wide">
          <a href={offer.address} target="_blank" rel="noopener">
            {t('link.here.act')}
          </a>
        </p>
        <p class="muted">{t('link.here.ios')}</p>
        <Facts
          facts={[
            { name: t('link.no-app.address'), value: <Address app={app} /> },
            { name: t('link.by-hand.code'), value: <TypedCode typed={offer.typed} /> },
          ]}
        />
        <div>
          <CopyButton text={offer.typed} label={t('link.here.copy')} done={t('frame.copied')} />
        </div>
      </div>
    </More>
  )
}

export function ByHand({ frame: { t }, offer, app }: Props) {
  return (
    <More summary={t('link.by-hand')}>
      <div class="stack gap-3">
        <p>{t('link.by-hand.how')}</p>
        <Facts
          facts={[
            { name: t('link.by-hand.code'), value: <TypedCode typed={offer.typed} /> },
            { name: t('link.no-app.address'), value: <Address app={app} /> },
          ]}
        />
      </div>
    </More>
  )
}

/** The app itself: its address, to be typed or scanned. It links nothing. */
export function GetTheApp({ frame: { t }, app }: Omit<Props, 'offer'>) {
  return (
    <More summary={t('link.no-app')}>
      <div class="stack gap-3">
        <p>{t('link.no-app.what')}</p>
        <p>{t('link.no-app.android')}</p>
        <p>{t('link.no-app.ios')}</p>
        <Facts facts={[{ name: t('link.no-app.address'), value: <Address app={app} /> }]} />
        <div class="only-wide">
          <div class="stack gap-2">
            <Qr address={app} label={t('link.no-app.qr')} />
            <p class="hint">{t('link.no-app.scan')}</p>
          </div>
        </div>
      </div>
    </More>
  )
}

const Address = ({ app }: { app: string }) => (
  <a class="inline-block py-1 wrap-anywhere" href={app} target="_blank" rel="noopener">
    {app}
  </a>
)

/** `data-typed` holds it without the signs between its groups. */
const TypedCode = ({ typed }: { typed: string }) => (
  <code class="code" data-typed={typed.replace(/[^0-9A-Za-z]/g, '')}>
    {typed}
  </code>
)
