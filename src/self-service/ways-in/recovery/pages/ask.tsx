import type { Campus } from '../../../../campus/index.ts'
import { Button, DoorPage, Field, Form, type PageFrame } from '../../../../design/index.ts'
import { nameExamples, WhichAccount } from '../../../../sign-in/index.ts'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'
import { DeskList } from '../../desks.tsx'

type Props = { frame: PageFrame; campus: Campus; name?: string | undefined; refused?: Refused | undefined }

/** Which account is it? A name tells the realm; a personal address may stand for several, each with its own link (A7). */
export function AskPage({ frame, campus, name, refused }: Props) {
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="identify"
      title={t('recovery.title')}
      lead={t('recovery.lead')}
      width="middle"
      failed={refused !== undefined}
      helps={[
        { icon: 'log-in', label: t('recovery.help-sign-in'), href: '/' },
        { icon: 'sparkles', label: t('recovery.help-activate'), href: '/activate' },
      ]}
    >
      <RefusedNote t={t} refused={refused} />
      {refused?.key === 'temporary-account' && <WhichAccount view={{ frame, campus }} />}
      <Form action="/recover" formToken={frame.formToken}>
        <div class="stack gap-4.5">
          <Field
            name="username"
            label={t('recovery.name')}
            hint={t('recovery.name-hint', { examples: nameExamples(campus, t) })}
            autocomplete="username"
            inputMode="email"
            value={name}
            error={mendAt(refused, 'username', t('recovery.name-mend'))}
            autoFocus={name === undefined}
            door
          />
          <Button door full name="act" value="continue">
            {t('recovery.ask')}
          </Button>
          <p class="hint">{t('recovery.where')}</p>
        </div>
      </Form>
      <DeskList
        frame={frame}
        campus={campus}
        summary={t('recovery.no-address')}
        advice={t('recovery.no-address-advice')}
      />
    </DoorPage>
  )
}
