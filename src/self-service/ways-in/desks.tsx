/** Where people are helped who have no other way: each desk, when it is open, and what to bring. */
import type { Campus, Site } from '../../campus/index.ts'
import { Facts, More, type PageFrame } from '../../design/index.ts'
import { deskPlace } from '../../sign-in/index.ts'

type Props = { frame: PageFrame; campus: Campus; summary: string; advice: string }

/** Shut until asked for; opens without scripts. */
export function DeskList({ frame, campus, summary, advice }: Props) {
  return (
    <More summary={summary}>
      <div class="stack gap-3">
        <p class="muted">{advice}</p>
        <Desks frame={frame} campus={campus} />
        <p class="muted">{frame.t('desks.bring')}</p>
      </div>
    </More>
  )
}

/** Sites without a desk are left out. */
export function Desks({ frame, campus }: Pick<Props, 'frame' | 'campus'>) {
  const sites = Object.values(campus.campuses).filter(({ desk }) => desk !== undefined)
  if (sites.length === 0) return null
  const facts = sites.map((site) => ({ name: site.name[frame.language], value: <Place frame={frame} site={site} /> }))
  return <Facts facts={facts} />
}

function Place({ frame, site }: { frame: PageFrame; site: Site }) {
  const { desk } = site
  if (!desk) return null
  return (
    <>
      {deskPlace(desk, frame.t)}
      {desk.mail && (
        <>
          {' · '}
          <a href={writtenTo(desk.mail, frame)}>{desk.mail}</a>
        </>
      )}
    </>
  )
}

/** A mail that is begun already (RFC 6068): the desk asks for these anyway. */
const writtenTo = (mail: string, { t }: PageFrame): string =>
  `mailto:${encodeURIComponent(mail).replace('%40', '@')}?subject=${encodeURIComponent(t('desks.mail-subject'))}&body=${encodeURIComponent(t('desks.mail-body'))}`
