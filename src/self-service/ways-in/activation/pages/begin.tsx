import type { Campus } from '../../../../campus/index.ts'
import { Button, DoorPage, Field, Form, type PageFrame, PasswordField } from '../../../../design/index.ts'
import { DeskAdvice, nameExamples, WhichAccount } from '../../../../sign-in/index.ts'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'

type Props = { frame: PageFrame; campus: Campus; name?: string | undefined; refused?: Refused | undefined }

/** The way in for who has a letter from the enrolment (A2). */
export function BeginPage({ frame, campus, name, refused }: Props) {
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="identify"
      eyebrow={t('activation.step', { step: 1, steps: 3 })}
      title={t('activation.title')}
      lead={t('activation.lead')}
      width="middle"
      failed={refused !== undefined}
      helps={[
        { icon: 'mail', label: t('activation-request.help'), href: '/activate/request' },
        { icon: 'log-in', label: t('activation.help-active'), href: '/' },
      ]}
    >
      <RefusedNote t={t} refused={refused} />
      {refused?.key === 'temporary-account' && <WhichAccount view={{ frame, campus }} />}
      <Form action="/activate" formToken={frame.formToken}>
        <div class="stack gap-4.5">
          <Field
            name="username"
            label={t('activation.name')}
            hint={t('activation.name-hint', { examples: nameExamples(campus, t) })}
            autocomplete="username"
            inputMode="email"
            value={name}
            error={mendAt(refused, 'username', t('activation.name-mend'))}
            autoFocus={name === undefined}
            door
          />
          <PasswordField
            name="password"
            label={t('activation.initial-password')}
            hint={t('activation.initial-password-hint')}
            autocomplete="current-password"
            error={mendAt(refused, 'password', t('activation.initial-password-mend'))}
            show={t('frame.show')}
            hide={t('frame.hide')}
            door
          />
          <Button door full name="act" value="continue">
            {t('activation.begin')}
          </Button>
        </div>
      </Form>
      <DeskAdvice
        view={{ frame, campus }}
        label={t('activation.help-lost')}
        advice={t('activation.help-lost-advice')}
      />
    </DoorPage>
  )
}
