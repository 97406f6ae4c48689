/** The code that links the app (M10): it disappears by itself once a phone has linked. */
import { isoTime } from '../../../../base/time/instant.ts'
import { Icon, Live, Qr } from '../../../../design/index.ts'
import type { LinkAppProps } from '../../props.ts'
import { GetTheApp } from './other-ways.tsx'

type Props = Pick<LinkAppProps, 'frame' | 'standing' | 'app'> & { offer: NonNullable<LinkAppProps['offer']> }

export function LinkQr({ frame, offer, standing, app }: Props) {
  const { t } = frame
  const shows = standing === 'waiting' || standing === 'scanned'
  return (
    <>
      <div class="stack gap-5 justify-items-center" data-when="waiting scanned" hidden={!shows}>
        <Qr address={offer.address} label={t('frame.qr')} expires={isoTime(offer.expires)} links />
        <div data-when="waiting" hidden={standing !== 'waiting'}>
          <Live>{t('link.waiting')}</Live>
        </div>
        <div data-when="scanned" hidden={standing !== 'scanned'}>
          <Live>{t('link.scanned')}</Live>
        </div>
        <p class="muted small">{t('link.vanishes')}</p>
      </div>
      <div class="stack gap-4 justify-items-center" data-when="linked" hidden={standing !== 'linked'}>
        <span class="sb-glyph big">
          <Icon name="check" />
        </span>
        <p>{t('link.linked')}</p>
      </div>
      <div class="stack gap-4 justify-items-center" data-when="expired" hidden={standing !== 'expired'}>
        <span class="sb-glyph big">
          <Icon name="clock" />
        </span>
        <p>{t('link.expired')}</p>
      </div>
      {/* After the code that links: whoever reads the page takes the first one for it. */}
      <div class="w-full text-left">
        <GetTheApp {...{ frame, app }} />
      </div>
    </>
  )
}
