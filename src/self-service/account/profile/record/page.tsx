import type { Campus } from '../../../../campus/index.ts'
import { ButtonLink, Form, HousePage, Radios, TextArea } from '../../../../design/index.ts'
import { Desks } from '../../../../sign-in/index.ts'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'
import { ForAccount } from '../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { ActOrLeave } from '../act-or-leave.tsx'
import { MOST_WORDS, PARTS, type Part } from './report.ts'

type Props = {
  who: SignedIn
  campus: Campus
  typed?: { part: Part | undefined; words: string } | undefined
  refused?: Refused | undefined
}

/** Something on record is wrong: what, and how it should be. Without an office in the configuration the desks are named. */
export function WrongPage({ who, campus, typed, refused }: Props) {
  const { frame, realm } = who
  const { t, language } = frame
  const office = campus.offices.records
  return (
    <HousePage
      frame={frame}
      title={t('profile.wrong-title')}
      lead={<ForAccount frame={frame} />}
      current="profile"
      failed={refused !== undefined}
      narrow
    >
      <RefusedNote t={t} refused={refused} />
      {office ? (
        <>
          <p>{t('profile.wrong-lead', { office: office.name[language] })}</p>
          <WrongForm who={who} typed={typed} refused={refused} />
        </>
      ) : (
        <>
          <p>{t('profile.wrong-desk')}</p>
          <Desks frame={frame} campus={campus} />
          <div>
            <ButtonLink href={`/account/profile?account=${realm.key}`} kind="plain">
              {t('act.back')}
            </ButtonLink>
          </div>
        </>
      )}
    </HousePage>
  )
}

function WrongForm({ who, typed, refused }: Omit<Props, 'campus'>) {
  const { frame, realm } = who
  const { t, formToken } = frame
  return (
    <Form action={`/account/profile/wrong?account=${realm.key}`} formToken={formToken}>
      <div class="stack gap-4.5">
        <Radios
          name="about"
          label={t('profile.wrong-about')}
          choices={PARTS.map((part) => ({ value: part, label: t(`profile.part.${part}`) }))}
          value={typed?.part}
          error={mendAt(refused, 'about', t('profile.wrong-about-mend'))}
        />
        <TextArea
          name="words"
          label={t('profile.wrong-words')}
          hint={t('profile.wrong-words-hint')}
          value={typed?.words}
          error={mendAt(refused, 'words', t('profile.wrong-words-mend'))}
          maxLength={MOST_WORDS}
        />
        <ActOrLeave who={who} label={t('profile.wrong-send')} />
      </div>
    </Form>
  )
}
