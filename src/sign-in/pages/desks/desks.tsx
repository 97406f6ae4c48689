/** Where people are helped: each desk, when it is open, and how it is written to. */
import type { Campus, Site } from '../../../campus/index.ts'
import { Facts, type PageFrame } from '../../../design/index.ts'
import { deskPlace, deskTimes } from './desk-words.ts'

/** Sites without a desk are left out. */
export function Desks({ frame, campus }: { frame: PageFrame; campus: Campus }) {
  const sites = Object.values(campus.campuses).filter(({ desk }) => desk !== undefined)
  if (sites.length === 0) return null
  const { timeZone } = campus.institution
  const facts = sites.map((site) => ({
    name: site.name[frame.language],
    value: <Place {...{ frame, site, timeZone }} />,
  }))
  return <Facts facts={facts} />
}

function Place({ frame, site: { desk }, timeZone }: { frame: PageFrame; site: Site; timeZone: string }) {
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
      {deskTimes(desk, frame, timeZone).map((words) => (
        <span key={words} class="hint block">
          {words}
        </span>
      ))}
    </>
  )
}

/** A mail that is begun already (RFC 6068): the desk asks for these anyway. */
const writtenTo = (mail: string, { t }: PageFrame): string =>
  `mailto:${encodeURIComponent(mail).replace('%40', '@')}?subject=${encodeURIComponent(t('desks.mail-subject'))}&body=${encodeURIComponent(t('desks.mail-body'))}`
