import type { Campus } from '../../../../campus/index.ts'
import {
  Button,
  DoorPage,
  Field,
  Form,
  HumanCheck,
  HumanWait,
  type PageFrame,
  Refusal,
} from '../../../../design/index.ts'
import { nameExamples, WhichAccount } from '../../../../sign-in/index.ts'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'
import { DeskList } from '../../desks.tsx'
import { MailUnderWayPage } from '../../mail-under-way.tsx'
import type { Typed } from './ask.ts'

type Props = {
  frame: PageFrame
  campus: Campus
  typed?: Typed | undefined
  check: { challenge: string; patience: string }
  refused?: Refused | undefined
}

/** The activation mail never came: a personal address, and the name where there are several accounts (A3). */
export function RequestPage({ frame, campus, typed, check, refused }: Props) {
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="human-check"
      title={t('activation-request.title')}
      lead={t('activation-request.lead')}
      width="middle"
      failed={refused !== undefined}
      helps={[
        { icon: 'sparkles', label: t('activation-request.help-letter'), href: '/activate' },
        { icon: 'rotate-ccw-key', label: t('activation-request.help-forgot'), href: '/recover' },
      ]}
    >
      <RefusedNote t={t} refused={refused} />
      {refused?.key === 'temporary-account' && <WhichAccount view={{ frame, campus }} />}
      <Form action="/activate/request" formToken={frame.formToken}>
        <div class="stack gap-4.5">
          <Field
            name="email"
            type="email"
            label={t('activation-request.mail')}
            hint={t('activation-request.mail-hint')}
            autocomplete="email"
            value={typed?.email}
            error={mendAt(refused, 'email', t('activation-request.mail-mend'))}
            autoFocus={typed === undefined}
            door
          />
          <Field
            name="username"
            label={t('activation-request.name')}
            hint={t('activation-request.name-hint', { examples: nameExamples(campus, t) })}
            autocomplete="username"
            inputMode="email"
            value={typed?.username}
            error={mendAt(refused, 'username', t('activation-request.name-mend'))}
            optional
            door
          />
          <HumanCheck t={t} challenge={check.challenge} patience={check.patience} />
          <Button door full name="act" value="continue">
            {t('activation-request.ask')}
          </Button>
        </div>
      </Form>
      <DeskList
        frame={frame}
        campus={campus}
        summary={t('activation-request.no-address')}
        advice={t('recovery.no-address-advice')}
      />
    </DoorPage>
  )
}

type WaitProps = { frame: PageFrame; typed: Typed; wait: number; patience: string; refused: boolean }

/** Where a browser without scripts waits; what was typed goes along. */
export function WaitPage({ frame, typed, wait, patience, refused }: WaitProps) {
  const { t, language } = frame
  const button = t('activation-request.ask')
  return (
    <DoorPage
      frame={frame}
      step="human-check"
      title={t('human-check.wait.title')}
      lead={t('human-check.wait.lead')}
      width="middle"
      failed={refused}
      helps={[{ icon: 'arrow-left', label: t('act.back'), href: '/activate/request' }]}
    >
      {refused && <Refusal refusal="human-check-wait" t={t} />}
      <Form action="/activate/request" formToken={frame.formToken}>
        <div class="stack gap-4.5">
          <HumanWait
            {...{ t, language, wait, patience, button }}
            typed={{ email: typed.email, username: typed.username, waited: 'yes' }}
          />
          <Button door full name="act" value="continue">
            {button}
          </Button>
        </div>
      </Form>
    </DoorPage>
  )
}

/** A new activation mail may be on its way. */
export function RequestedPage({ frame, campus }: { frame: PageFrame; campus: Campus }) {
  const { t } = frame
  return (
    <MailUnderWayPage
      {...{ frame, campus }}
      again="/activate/request"
      help={{ icon: 'rotate-ccw-key', label: t('activation-request.help-forgot'), href: '/recover' }}
      next={t('activation-request.next')}
      causes={{
        beforeTemporary: [t('activation-request.cause-address')],
        last: [t('activation-request.cause-active'), t('activation-request.cause-newest')],
      }}
      codeTo="/activate/request/code"
    />
  )
}
