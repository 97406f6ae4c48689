import type { Instant } from '../../../../base/time/instant.ts'
import { Button, ButtonLink, Form, HousePage } from '../../../../design/index.ts'
import { ResetCodeSheet } from '../../../../sign-in/index.ts'
import { ForAccount } from '../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { HOME, homeOf } from '../home.ts'
import { type Saying, timeOf } from '../words.ts'

type AskProps = { who: SignedIn; saying: Saying; madeAt: Instant | undefined }

/** What a reset code is for, whether there is one, and a button for a new one: a code that is there is never shown again. */
export function AskResetCodePage({ who, saying, madeAt }: AskProps) {
  const { frame, realm } = who
  const { t } = frame
  return (
    <HousePage
      frame={frame}
      title={t('security.reset-code')}
      lead={<ForAccount frame={frame} />}
      current="security"
      narrow
    >
      <p>{t('security.reset-code-lead')}</p>
      {madeAt !== undefined && (
        <p>
          {t('security.reset-code-made', { time: timeOf(saying, madeAt) })}. {t('security.reset-code-never-again')}
        </p>
      )}
      <Form action={`${HOME}/reset-code?account=${realm.key}`} formToken={frame.formToken}>
        <div class="row flex-wrap gap-3">
          <Button name="act" value="continue">
            {t(madeAt === undefined ? 'security.reset-code-make-act' : 'security.reset-code-renew-act')}
          </Button>
          <ButtonLink href={homeOf(who)} kind="plain">
            {t('act.back')}
          </ButtonLink>
        </div>
      </Form>
    </HousePage>
  )
}

type ShowProps = { who: SignedIn; saying: Saying; code: string }

/** The code, this once: to print, to copy, to save. */
export function ShowResetCodePage({ who, saying, code }: ShowProps) {
  const { frame, realm, session } = who
  const { t, language } = frame
  const account = `${session.signInName} · ${realm.name[language]}`
  return (
    <HousePage
      frame={frame}
      title={t('keep-reset-code.title')}
      lead={t('keep-reset-code.lead')}
      current="security"
      narrow
    >
      <ResetCodeSheet {...{ frame, code, account }} now={saying.now} timeZone={saying.campus.institution.timeZone} />
      <p class="no-print">
        <ButtonLink href={homeOf(who, 'reset-code')}>{t('keep-reset-code.kept')}</ButtonLink>
      </p>
    </HousePage>
  )
}
