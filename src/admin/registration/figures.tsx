import type { PageFrame } from '../../design/index.ts'
import { formatNumber } from '../../i18n/index.ts'
import { percent } from './chart-of.ts'
import type { GroupLine } from './report.ts'

/** The figures that are asked for first: the share of all and of the two largest groups, and how many are left. */
export function Figures({ frame, lines }: { frame: PageFrame; lines: readonly GroupLine[] }) {
  const { t, language } = frame
  const [all] = lines
  const left = all ? all.now.accounts - all.now.registered : 0
  return (
    <dl class="sb-figures">
      {lines.slice(0, 3).map((line) => (
        <Share key={line.group} frame={frame} line={line} />
      ))}
      <div>
        <dt>{t('admin.registration.without')}</dt>
        <dd>{formatNumber(language, left)}</dd>
        <dd class="change">
          {t('admin.registration.of-accounts', { accounts: formatNumber(language, all?.now.accounts ?? 0) })}
        </dd>
      </div>
    </dl>
  )
}

function Share({ frame: { t, language }, line }: { frame: PageFrame; line: GroupLine }) {
  const { group, share, weekAgo } = line
  const points = share === undefined || weekAgo === undefined ? undefined : Math.round((share - weekAgo) * 100)
  return (
    <div>
      <dt>{t('admin.registration.figure', { group: group || 'all' })}</dt>
      <dd>{share === undefined ? '–' : percent(language, share)}</dd>
      {points !== undefined && (
        <dd class="change">
          {t('admin.registration.change', { points: Math.abs(points), sign: points < 0 ? '−' : '+' })}
        </dd>
      )}
    </div>
  )
}
