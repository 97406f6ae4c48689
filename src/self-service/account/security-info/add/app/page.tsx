import { ButtonLink } from '../../../../../design/index.ts'
import { LinkApp, type LinkAppProps, LinkQr } from '../../../../../sign-in/index.ts'
import type { Refused } from '../../../../refused.tsx'
import type { SignedIn } from '../../../../signed-in/signed-in.tsx'
import { homeOf } from '../../home.ts'
import { AddPage } from '../add-page.tsx'

type Props = { who: SignedIn; refused: Refused | undefined; link: Omit<LinkAppProps, 'frame' | 'hidden' | 'refusal'> }

/** How often a browser without scripts looks whether the app has linked, in seconds. */
const LOOKS = 5

/** The app on a phone or tablet, the first or one more (M10, M12): the code beside what to do with it. */
export function AddAppPage({ who, refused, link }: Props) {
  const { frame } = who
  const { t } = frame
  const { offer, standing, app } = link
  return (
    <AddPage who={who} kind="app" refused={refused} refresh={offer && LOOKS}>
      <div class="sb-beside">
        <div class="stack gap-6">
          <LinkApp {...link} frame={frame} hidden={{}} refusal={undefined} />
        </div>
        {offer && (
          <aside class="stack gap-5 justify-items-center text-center" aria-label={t('frame.qr')}>
            <LinkQr {...{ frame, offer, standing, app }} />
          </aside>
        )}
      </div>
      <p>
        <ButtonLink href={homeOf(who)} kind="plain">
          {t('act.cancel')}
        </ButtonLink>
      </p>
    </AddPage>
  )
}
