import type { Instant } from '../../../../base/time/instant.ts'
import { ButtonLink, List, Section } from '../../../../design/index.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { type Saying, timeOf } from '../words.ts'

type Props = { who: SignedIn; saying: Saying; madeAt: Instant | undefined }

/** The code for the day that all methods are lost: whether there is one, never which (M13). */
export function ResetCodeSection({ who, saying, madeAt }: Props) {
  const { t } = saying.frame
  const act = t(madeAt === undefined ? 'security.reset-code-make' : 'security.reset-code-renew')
  return (
    <Section title={t('security.when-lost')}>
      <List
        rows={[
          {
            icon: 'rotate-ccw-key',
            title: t('security.reset-code'),
            hint:
              madeAt === undefined
                ? t('security.reset-code-none')
                : t('security.reset-code-made', { time: timeOf(saying, madeAt) }),
            act: (
              <ButtonLink
                href={`/account/security-info/reset-code?account=${who.realm.key}`}
                kind="plain"
                dense
                label={`${t('security.reset-code')}: ${act}`}
              >
                {act}
              </ButtonLink>
            ),
          },
        ]}
      />
    </Section>
  )
}
