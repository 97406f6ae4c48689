import type { ComponentChildren } from 'preact'
import { HousePage } from '../../../../design/index.ts'
import type { MethodKind } from '../../../../methods/index.ts'
import { type Refused, RefusedNote } from '../../../refused.tsx'
import { ForAccount } from '../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'

type Props = {
  who: SignedIn
  kind: Exclude<MethodKind, 'app-code' | 'hardware-code'>
  refused: Refused | undefined
  /** Where no scripts run, the page looks again after so many seconds. */
  refresh?: number | undefined
  children: ComponentChildren
}

/** The page on which one kind of method is added: its title, whose account, and what was refused. */
export function AddPage({ who: { frame }, kind, refused, refresh, children }: Props) {
  return (
    <HousePage
      frame={frame}
      title={frame.t(`security.add.${kind}`)}
      lead={<ForAccount frame={frame} />}
      current="security"
      failed={refused !== undefined}
      refresh={refresh}
      narrow={kind !== 'app'}
    >
      <RefusedNote t={frame.t} refused={refused} />
      {children}
    </HousePage>
  )
}
