import { Button, ButtonLink } from '../../../design/index.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'

type Props = { who: SignedIn; label: string; danger?: boolean; leave?: 'act.cancel' | 'act.back' }

/** The end of each form of the profile: do it, or go back to the profile with nothing changed. */
export function ActOrLeave({ who: { frame, realm }, label, danger, leave = 'act.cancel' }: Props) {
  return (
    <div class="row flex-wrap gap-3">
      <Button {...(danger && { kind: 'danger' as const })} name="act" value="continue">
        {label}
      </Button>
      <ButtonLink href={`/account/profile?account=${realm.key}`} kind="plain">
        {frame.t(leave)}
      </ButtonLink>
    </div>
  )
}
