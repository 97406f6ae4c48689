import type { Campus, Realm } from '../../campus/index.ts'
import { brandOf } from '../../campus/index.ts'
import {
  ButtonLink,
  Card,
  type Column,
  Empty,
  HousePage,
  LineChart,
  More,
  type PageFrame,
  Section,
  Table,
} from '../../design/index.ts'
import { formatDate, formatNumber } from '../../i18n/index.ts'
import { chartOf, daysBetween, groupName, percent } from './chart-of.ts'
import { Figures } from './figures.tsx'
import { type GroupLine, type Point, type Report, shareOf } from './report.ts'
import { Tabs } from './tabs.tsx'

export type View = { realm: Realm; days: number; now: number; report: Report }
type Props = { frame: PageFrame; campus: Campus; view: View }

/** Who has a second factor: figures, a chart, and the same in tables. */
export function RegistrationPage({ frame, campus, view }: Props) {
  const { t, language } = frame
  const { realm, days, report } = view
  const [all] = report.lines
  const csv = `/admin/registration.csv?realm=${realm.key}&days=${days}`
  return (
    <HousePage
      frame={{ ...frame, brand: brandOf(realm, language) }}
      title={t('admin.registration.title')}
      lead={`${brandOf(realm, language).name}. ${dutyIn(frame, view)}`}
      beside={
        all && (
          <ButtonLink href={csv} kind="plain" dense icon="download">
            {t('admin.registration.csv')}
          </ButtonLink>
        )
      }
    >
      <Tabs frame={frame} campus={campus} realm={realm} days={days} />
      {all ? (
        <>
          <Figures frame={frame} lines={report.lines} />
          <Chart frame={frame} view={view} />
          <Today frame={frame} lines={report.lines} />
          <Days frame={frame} lines={report.lines} />
        </>
      ) : (
        <Empty icon="users-round" title={t('admin.registration.nobody.title')} first>
          {t('admin.registration.nobody.text')}
        </Empty>
      )}
    </HousePage>
  )
}

function dutyIn({ t, language }: PageFrame, { realm, report }: View): string {
  const from = realm.mfa.required?.from
  if (from === undefined) return t('admin.registration.no-duty')
  const date = formatDate(language, from, 'UTC')
  const { today } = report
  if (from <= today) return t('admin.registration.duty-since', { date })
  return t('admin.registration.duty-from', { date, days: daysBetween(today, from) })
}

function Chart({ frame, view: { realm, report } }: { frame: PageFrame; view: View }) {
  const { t } = frame
  if (report.from === report.today) {
    return (
      <Empty icon="chart-line" title={t('admin.registration.empty.title')} first>
        {t('admin.registration.empty.text')}
      </Empty>
    )
  }
  return (
    <Section title={t('admin.registration.chart')}>
      <Card>
        <LineChart {...chartOf(report, realm.mfa.required?.from, frame)} />
      </Card>
    </Section>
  )
}

function Today({ frame, lines }: { frame: PageFrame; lines: readonly GroupLine[] }) {
  const { t, language } = frame
  const number = (value: number) => formatNumber(language, value)
  const columns: Column<GroupLine>[] = [
    { name: t('admin.registration.column.group'), cell: ({ group }) => groupName(t, group) },
    {
      name: t('admin.registration.column.share'),
      cell: ({ share }) => (share === undefined ? '–' : percent(language, share)),
      number: true,
    },
    { name: t('admin.registration.column.registered'), cell: ({ now }) => number(now.registered), number: true },
    {
      name: t('admin.registration.column.without'),
      cell: ({ now }) => number(now.accounts - now.registered),
      number: true,
    },
    { name: t('admin.registration.column.accounts'), cell: ({ now }) => number(now.accounts), number: true },
  ]
  return (
    <Section title={t('admin.registration.today')}>
      <Card>
        <Table caption={t('admin.registration.today')} columns={columns} rows={lines} />
        <p class="hint">
          {t('admin.registration.lead')} {lines.length > 2 && t('admin.registration.groups-note')}
        </p>
      </Card>
    </Section>
  )
}

type DayRow = { day: string; points: ReadonlyMap<string, Point> }

/** The numbers of the chart, for who compares and for who does not see it. */
function Days({ frame, lines }: { frame: PageFrame; lines: readonly GroupLine[] }) {
  const { t, language } = frame
  const days = [...new Set(lines.flatMap(({ points }) => points.map(({ day }) => day)))].sort().reverse()
  if (days.length < 2) return null
  const rows: DayRow[] = days.map((day) => {
    const found = lines.flatMap(({ group, points }) =>
      points.filter((one) => one.day === day).map((one) => [group, one] as const),
    )
    return { day, points: new Map(found) }
  })
  const columns: Column<DayRow>[] = [
    { name: t('admin.registration.column.day'), cell: ({ day }) => formatDate(language, day, 'UTC') },
    ...lines.map(({ group }) => ({
      name: groupName(t, group),
      cell: ({ points }: DayRow) => inTable(frame, points.get(group)),
      number: true,
    })),
  ]
  return (
    <Section title={t('admin.registration.days')}>
      <More summary={t('admin.registration.days-show')}>
        <Table caption={t('admin.registration.days')} columns={columns} rows={rows} />
      </More>
    </Section>
  )
}

function inTable({ language }: PageFrame, point: Point | undefined): string {
  const share = point && shareOf(point)
  if (!point || share === undefined) return '–'
  return `${formatNumber(language, point.registered)} / ${formatNumber(language, point.accounts)} (${percent(language, share)})`
}
