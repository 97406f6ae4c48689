import type { ComponentChildren } from 'preact'
import {
  Button,
  ButtonLink,
  Card,
  Empty,
  Facts,
  Field,
  Form,
  HousePage,
  type PageFrame,
  Refusal,
  Section,
} from '../../design/index.ts'
import { formatDuration, formatTimeUntil } from '../../i18n/index.ts'
import type { ClockState } from '../clock/clock.ts'
import type { OutboxNotice } from '../outbox/outbox-store.ts'
import { DEMO_INITIAL_PASSWORD, DEMO_PASSWORD } from '../people.ts'
import { Outbox } from './outbox.tsx'
import { People, type ShownPerson } from './people-list.tsx'

type DemoPageProps = {
  frame: PageFrame
  timeZone: string
  now: number
  people: readonly ShownPerson[]
  notices: readonly OutboxNotice[]
  /** Undefined where the clock cannot be moved. */
  clock: ClockState | undefined
  clockRefused: boolean
}

/** The demo for people: who there is, what was sent to them, what time it is. */
export function DemoPage(props: DemoPageProps) {
  const { frame, people, notices, clock } = props
  const { t } = frame
  return (
    <HousePage
      frame={frame}
      title={t('demo.title')}
      lead={t('demo.lead')}
      beside={
        <ButtonLink href="/demo/app" icon="arrow-right">
          {t('demo.open-app')}
        </ButtonLink>
      }
    >
      <Section title={t('demo.people')}>
        {people.length === 0 ? (
          <Empty icon="users-round" title={t('demo.people.none')}>
            {t('demo.people.none-hint')}
          </Empty>
        ) : (
          <>
            <Facts
              facts={[
                { name: t('demo.people.password'), value: <code>{DEMO_PASSWORD}</code> },
                { name: t('demo.people.initial-password'), value: <code>{DEMO_INITIAL_PASSWORD}</code> },
              ]}
            />
            <People frame={frame} people={people} />
          </>
        )}
      </Section>
      <Section title={t('demo.outbox')} act={<Path href="/demo/notices">{t('demo.notices')}</Path>}>
        <Outbox {...{ frame, notices }} timeZone={props.timeZone} now={props.now} calls={props.clock !== undefined} />
      </Section>
      {clock && <Clock {...props} clock={clock} />}
      <Section title={t('demo.for-programs')}>
        <p class="muted">{t('demo.for-programs.lead')}</p>
        <p class="row flex-wrap">
          <Path href="/demo/people.json" />
          <Path href="/demo/outbox.json" />
          {clock && <Path href="/demo/clock" />}
          <Path href="/demo/design">{t('demo.design')}</Path>
        </p>
      </Section>
    </HousePage>
  )
}

const Path = ({ href, children }: { href: string; children?: ComponentChildren }) => (
  <a href={href}>{children ?? <code>{href}</code>}</a>
)

function Clock({ frame, timeZone, clock, clockRefused }: DemoPageProps & { clock: ClockState }) {
  const { t, language, formToken } = frame
  const { now, offset } = clock
  const time = formatTimeUntil(language, now, timeZone, 0)
  return (
    <Section title={t('demo.clock')}>
      <div id="clock">
        <Card>
          <p>
            {t('demo.clock.now', { time })}{' '}
            {offset > 0 && t('demo.clock.moved', { duration: formatDuration(language, offset) })}
          </p>
          <p class="muted">{t('demo.clock.lead')}</p>
          {clockRefused && <Refusal refusal="demo-clock" t={t} />}
          <Form action="/demo/clock/forward" formToken={formToken}>
            <p class="row flex-wrap">
              <Button kind="plain" name="advance" value="PT16M">
                {t('demo.clock.quarter')}
              </Button>
              <Button kind="plain" name="advance" value="PT13H">
                {t('demo.clock.hours')}
              </Button>
              <Button kind="plain" name="advance" value="P8D">
                {t('demo.clock.week')}
              </Button>
            </p>
          </Form>
          <Form action="/demo/clock/forward" formToken={formToken}>
            <Field name="advance" label={t('demo.clock.own')} hint={t('demo.clock.own-hint')} autocomplete="off" />
            <p class="mt-3">
              <Button kind="plain">{t('demo.clock.move')}</Button>
            </p>
          </Form>
        </Card>
      </div>
    </Section>
  )
}
