import type { ComponentChildren } from 'preact'
import { ButtonLink } from '../../../../../design/index.ts'
import type { Refused } from '../../../../refused.tsx'
import type { SignedIn } from '../../../../signed-in/signed-in.tsx'
import { homeOf } from '../../home.ts'
import { AddPage } from '../add-page.tsx'

type Props = { who: SignedIn; by: 'sms' | 'voice'; refused: Refused | undefined; children: ComponentChildren }

/** A telephone for codes or calls (M5): its number, then what came to it. */
export function AddPhonePage({ who, by, refused, children }: Props) {
  const { frame } = who
  const { t } = frame
  return (
    <AddPage who={who} kind={by} refused={refused}>
      {children}
      <p>
        <ButtonLink href={homeOf(who)} kind="plain">
          {t('act.cancel')}
        </ButtonLink>
      </p>
    </AddPage>
  )
}
