import type { Instant } from '../../../../base/time/instant.ts'
import { ButtonLink } from '../../../../design/index.ts'
import type { KeyKind } from '../../../../methods/index.ts'
import { RegisterKey } from '../../../../sign-in/index.ts'
import type { Refused } from '../../../refused.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { HOME, homeOf } from '../home.ts'
import { AddPage } from './add-page.tsx'

type Props = {
  who: SignedIn
  wanted: KeyKind
  /** What the browser is to ask the key. */
  options: object
  models: readonly string[] | undefined
  refused: Refused | undefined
  now: Instant
}

/** A security key or a passkey (M6). */
export function AddKeyPage({ who, wanted, options, models, refused, now }: Props) {
  const { frame, realm } = who
  const { t } = frame
  return (
    <AddPage who={who} kind={wanted} refused={refused}>
      <RegisterKey
        {...{ frame, wanted, options, models, now }}
        action={`${HOME}/${wanted}?account=${realm.key}`}
        hidden={{}}
        refusal={undefined}
      />
      <p>
        <ButtonLink href={homeOf(who)} kind="plain">
          {t('act.cancel')}
        </ButtonLink>
      </p>
    </AddPage>
  )
}
