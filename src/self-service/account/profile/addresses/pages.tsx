import { Button, ButtonLink, Field, Form, HousePage, Section } from '../../../../design/index.ts'
import { DoneNote } from '../../../done-note.tsx'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'
import { ForAccount } from '../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { ActOrLeave } from '../act-or-leave.tsx'

type AddProps = {
  who: SignedIn
  typed?: string | undefined
  /** The address that goes when the new one is verified. */
  replaced?: { id: string; mail: string } | undefined
  refused?: Refused | undefined
}

/** A new address: it counts once a code that was sent there comes back. */
export function AddAddressPage({ who, typed, replaced, refused }: AddProps) {
  const { frame, realm } = who
  const { t } = frame
  return (
    <HousePage
      frame={frame}
      title={replaced ? t('profile.address-replace-title', { mail: replaced.mail }) : t('profile.address-add')}
      lead={<ForAccount frame={frame} />}
      current="profile"
      failed={refused !== undefined}
      narrow
    >
      <RefusedNote t={t} refused={refused} />
      <Form action={`/account/profile/addresses/add?account=${realm.key}`} formToken={frame.formToken}>
        {replaced && <input type="hidden" name="replaces" value={replaced.id} />}
        <div class="stack gap-4.5">
          <Field
            name="email"
            type="email"
            label={t('profile.address')}
            hint={t('profile.address-hint')}
            autocomplete="email"
            value={typed}
            error={mendAt(refused, 'email', t('activation-request.mail-mend'))}
            autoFocus={typed === undefined}
          />
          {replaced && <p class="hint">{t('profile.address-replace-hint', { mail: replaced.mail })}</p>}
          <ActOrLeave who={who} label={t('profile.code-send')} />
        </div>
      </Form>
    </HousePage>
  )
}

type ManageProps = {
  who: SignedIn
  address: { id: string; mail: string; verified: boolean }
  done?: string | undefined
  refused?: Refused | undefined
}

/** One address: prove it, send another code, replace or remove it. */
export function ManageAddressPage({ who, address, done, refused }: ManageProps) {
  const { frame, realm } = who
  const { t } = frame
  const { id, mail, verified } = address
  return (
    <HousePage
      frame={frame}
      title={mail}
      lead={<ForAccount frame={frame} />}
      current="profile"
      failed={refused !== undefined}
      narrow
    >
      <DoneNote text={done} />
      <RefusedNote t={t} refused={refused} />
      {verified ? (
        <Section title={t('profile.address-replace')}>
          <p>{t('profile.address-replace-lead')}</p>
          <div>
            <ButtonLink href={`/account/profile/addresses/add?account=${realm.key}&replaces=${id}`} kind="plain">
              {t('profile.address-replace')}
            </ButtonLink>
          </div>
        </Section>
      ) : (
        <TypeCode who={who} address={address} refused={refused} />
      )}
      <Section title={t('profile.address-remove')}>
        <p>{t(verified ? 'profile.address-remove-lead' : 'profile.address-remove-unverified')}</p>
        <Form action={`/account/profile/addresses/${id}/remove?account=${realm.key}`} formToken={frame.formToken}>
          <ActOrLeave who={who} label={t('profile.remove')} danger leave="act.back" />
        </Form>
      </Section>
    </HousePage>
  )
}

function TypeCode({ who: { frame, realm }, address: { id, mail }, refused }: Omit<ManageProps, 'done'>) {
  const { t, formToken } = frame
  return (
    <Section title={t('profile.address-prove')}>
      <p>{t('profile.address-sent', { mail })}</p>
      <Form action={`/account/profile/addresses/verify?account=${realm.key}`} formToken={formToken}>
        <div class="stack gap-4.5">
          <Field
            name="code"
            label={t('mail-under-way.code')}
            hint={t('mail-under-way.code-hint')}
            autocomplete="one-time-code"
            error={mendAt(refused, 'code', t('profile.code-mend'))}
          />
          <div>
            <Button name="act" value="continue">
              {t('profile.address-verify')}
            </Button>
          </div>
        </div>
      </Form>
      <Form action={`/account/profile/addresses/${id}/resend?account=${realm.key}`} formToken={formToken}>
        <Button kind="quiet" name="act" value="resend">
          {t('act.resend')}
        </Button>
      </Form>
    </Section>
  )
}

type VerifyProps = { who: SignedIn; code: string; mail: string }

/** Where the mailed link leads: looking proves nothing yet, so that programs which read mail do not either. */
export function VerifyAddressPage({ who, code, mail }: VerifyProps) {
  const { frame, realm } = who
  const { t } = frame
  return (
    <HousePage
      frame={frame}
      title={t('profile.address-is-yours', { mail })}
      lead={<ForAccount frame={frame} />}
      current="profile"
      narrow
    >
      <p>{t('profile.address-is-yours-lead')}</p>
      <Form action={`/account/profile/addresses/verify?account=${realm.key}`} formToken={frame.formToken}>
        <input type="hidden" name="code" value={code} />
        <ActOrLeave who={who} label={t('profile.address-verify')} />
      </Form>
    </HousePage>
  )
}
