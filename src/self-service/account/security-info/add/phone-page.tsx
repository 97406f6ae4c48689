import type { ComponentChildren } from 'preact'
import { ButtonLink, HousePage } from '../../../../design/index.ts'
import { type Refused, RefusedNote } from '../../../refused.tsx'
import { ForAccount } from '../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { homeOf } from '../home.ts'

type Props = { who: SignedIn; by: 'sms' | 'voice'; refused: Refused | undefined; children: ComponentChildren }

/** A telephone for codes or calls (M5): its number, then what came to it. */
export function AddPhonePage({ who, by, refused, children }: Props) {
  const { frame } = who
  const { t } = frame
  return (
    <HousePage
      frame={frame}
      title={t(`security.add.${by}`)}
      lead={<ForAccount frame={frame} />}
      current="security"
      failed={refused !== undefined}
      narrow
    >
      <RefusedNote t={t} refused={refused} />
      {children}
      <p>
        <ButtonLink href={homeOf(who)} kind="plain">
          {t('act.cancel')}
        </ButtonLink>
      </p>
    </HousePage>
  )
}
