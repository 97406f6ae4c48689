import { Button, ButtonLink, Facts, Field, Form, HousePage, Radios, Section } from '../../../design/index.ts'
import { languages } from '../../../i18n/index.ts'
import type { Person } from '../../../people/index.ts'
import { mendAt, type Refused, RefusedNote } from '../../refused.tsx'
import { ForAccount } from '../../signed-in/for-account.tsx'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { type AddressLine, AddressSection } from './addresses/section.tsx'
import { DoneWithUndo, type Undo } from './done-with-undo.tsx'
import { type PhoneLine, PhoneSection } from './phones/section.tsx'

/** What the administration has on record, in words; what it lacks is said to be missing. */
export type RecordFacts = readonly { name: string; value: string }[]

export type ProfileProps = {
  who: SignedIn
  person: Person
  record: RecordFacts
  addresses: readonly AddressLine[]
  phones: readonly PhoneLine[]
  typed?: string | undefined
  done?: { text: string; undo?: Undo | undefined } | undefined
  refused?: Refused | undefined
}

/** Who one is here: how to be called, where to be reached, what the administration has on record (A13, A14). */
export function ProfilePage({ who, person, record, addresses, phones, typed, done, refused }: ProfileProps) {
  const { frame } = who
  const { t } = frame
  return (
    <HousePage
      frame={frame}
      title={t('profile.title')}
      lead={<ForAccount frame={frame} />}
      current="profile"
      failed={refused !== undefined}
      narrow
    >
      <DoneWithUndo frame={frame} done={done} />
      <RefusedNote t={t} refused={refused} />
      <CallMe who={who} person={person} typed={typed} refused={refused} />
      <AddressSection who={who} addresses={addresses} />
      <PhoneSection who={who} phones={phones} />
      <Section
        title={t('profile.record')}
        act={
          <ButtonLink href={`/account/profile/wrong?account=${who.realm.key}`} kind="quiet">
            {t('profile.wrong')}
          </ButtonLink>
        }
      >
        <div class="stack gap-3">
          <p class="muted">{t('profile.record-lead')}</p>
          <Facts facts={record} />
        </div>
      </Section>
    </HousePage>
  )
}

function CallMe({ who, person, typed, refused }: Pick<ProfileProps, 'who' | 'person' | 'typed' | 'refused'>) {
  const { frame, realm } = who
  const { t, language, formToken } = frame
  const choices = languages.map((one) => ({ value: one, label: t(`profile.language.${one}`) }))
  return (
    <Section title={t('profile.call-me')}>
      <Form action={`/account/profile?account=${realm.key}`} formToken={formToken}>
        <div class="stack gap-4.5">
          <Field
            name="preferred-name"
            label={t('profile.preferred-name')}
            hint={t('profile.preferred-name-hint', { name: person.givenName })}
            autocomplete="nickname"
            value={typed ?? person.preferredName ?? ''}
            error={mendAt(refused, 'preferred-name', t('profile.preferred-name-mend'))}
            maxLength={120}
            optional
          />
          <Radios name="language" label={t('profile.language')} choices={choices} value={person.language ?? language} />
          <div>
            <Button name="act" value="continue">
              {t('profile.save')}
            </Button>
          </div>
        </div>
      </Form>
    </Section>
  )
}
