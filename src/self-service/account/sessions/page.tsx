import { Button, ButtonLink, Empty, Form, HousePage, Icon, List, Nudge, Section, Tag } from '../../../design/index.ts'
import { DoneNote } from '../../done-note.tsx'
import { type Refused, RefusedNote } from '../../refused.tsx'
import { ForAccount } from '../../signed-in/for-account.tsx'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { OpenAlarm } from '../tricked/open-alarm.tsx'
import type { ShownLine } from './lines.ts'

export type Shown = {
  browsers: readonly ShownLine[]
  applications: readonly ShownLine[]
  known: readonly ShownLine[]
  /** How many sessions more there are than the page shows. */
  more: number
  /** Steps that are left of an alarm. */
  alarm: number
}

type Props = { who: SignedIn; shown: Shown; done: string | undefined; refused: Refused | undefined }

/** Where an account is signed in (P4): to be ended one by one, or all at once. */
export function SessionsPage({ who, shown, done, refused }: Props) {
  const { frame } = who
  const { t } = frame
  return (
    <HousePage
      frame={frame}
      title={t('sessions.title')}
      lead={<ForAccount frame={frame} />}
      current="sessions"
      failed={refused !== undefined}
    >
      <DoneNote text={done} />
      <RefusedNote t={t} refused={refused} />
      <OpenAlarm who={who} left={shown.alarm} />
      <Browsers who={who} shown={shown} />
      {shown.applications.length > 0 && (
        <Section title={t('sessions.applications')}>
          <p class="muted">{t('sessions.applications-hint')}</p>
          <Lines who={who} lines={shown.applications} />
        </Section>
      )}
      <KnownBrowsers who={who} known={shown.known} />
      {shown.alarm === 0 && (
        <Nudge
          sign={
            <span class="sb-glyph big">
              <Icon name="siren" />
            </span>
          }
          title={t('sessions.alarm-title')}
          act={
            <ButtonLink kind="danger" href={`/account/tricked?account=${who.realm.key}`}>
              {t('tricked.title')}
            </ButtonLink>
          }
        >
          {t('sessions.alarm')}
        </Nudge>
      )}
    </HousePage>
  )
}

const actionOf = ({ realm }: SignedIn, path: string) => `/account/sessions/${path}?account=${realm.key}`

function Browsers({ who, shown: { browsers, applications, more } }: { who: SignedIn; shown: Shown }) {
  const { t, formToken } = who.frame
  const others = browsers.length + applications.length + more > 1
  return (
    <Section title={t('sessions.browsers')}>
      <Lines who={who} lines={browsers} />
      {more > 0 && <p class="hint">{t('sessions.more', { n: more })}</p>}
      <p class="muted">{t(others ? 'sessions.end-hint' : 'sessions.only-here')}</p>
      {others && (
        <div class="row flex-wrap gap-3">
          <Form action={actionOf(who, 'end-others')} formToken={formToken}>
            <Button>{t('sessions.end-others')}</Button>
          </Form>
          <Form action={actionOf(who, 'end-all')} formToken={formToken}>
            <Button kind="plain">{t('frame.sign-out-everywhere')}</Button>
          </Form>
        </div>
      )}
    </Section>
  )
}

/** Each with a form of its own: it works without scripts. */
function Lines({ who, lines }: { who: SignedIn; lines: readonly ShownLine[] }) {
  const { t, formToken } = who.frame
  const rows = lines.map(({ id, icon, title, hint, here }) => ({
    icon,
    title,
    hint,
    tags: here && <Tag tone="accent">{t('sessions.this')}</Tag>,
    act: (
      <Form action={actionOf(who, `${id}/end`)} formToken={formToken}>
        <Button
          kind="quiet"
          dense
          label={here ? t('sessions.end-here-label') : t('sessions.end-label', { what: title })}
        >
          {t(here ? 'sessions.end-here' : 'sessions.end')}
        </Button>
      </Form>
    ),
  }))
  return <List rows={rows} />
}

function KnownBrowsers({ who, known }: { who: SignedIn; known: readonly ShownLine[] }) {
  const { t, formToken } = who.frame
  const rows = known.map(({ id, icon, title, hint, here }) => ({
    icon,
    title,
    hint,
    tags: here && <Tag tone="accent">{t('sessions.this')}</Tag>,
    act: (
      <Form action={actionOf(who, `browsers/${id}/forget`)} formToken={formToken}>
        <Button kind="quiet" dense label={t('sessions.forget-label', { what: title })}>
          {t('sessions.forget')}
        </Button>
      </Form>
    ),
  }))
  return (
    <Section title={t('sessions.known')}>
      {rows.length === 0 ? (
        <Empty icon="monitor" title={t('sessions.known-empty-title')}>
          {t('sessions.known-empty')}
        </Empty>
      ) : (
        <>
          <p class="muted">{t('sessions.known-hint')}</p>
          <List rows={rows} />
        </>
      )}
    </Section>
  )
}
