import { fold } from './fold.ts'

const MONTHS = [
  ['january', 'januari', 'jan'],
  ['february', 'februari', 'feb'],
  ['march', 'maart', 'mrt', 'mar'],
  ['april', 'apr'],
  ['may', 'mei'],
  ['june', 'juni', 'jun'],
  ['july', 'juli', 'jul'],
  ['august', 'augustus', 'aug'],
  ['september', 'sep'],
  ['october', 'oktober', 'oct', 'okt'],
  ['november', 'nov'],
  ['december', 'dec'],
] as const

/** Whether a password holds this date (YYYY-MM-DD) as people write dates; a year or a day alone is none. */
export function holdsDate(password: string, date: string): boolean {
  // Signs between go: 1-3-2004, 01.03.2004 and "1 maart 2004" become one run.
  const run = fold(password).replace(/(?<=[\da-z])[\s./_,:-]+(?=[\da-z])/g, '')
  return inFigures(date).some((figures) => run.includes(figures)) || inWords(date).some((words) => words.test(run))
}

/** The date in six figures or more. */
function inFigures(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const short = year.slice(2)
  const [d, m] = [Number(day), Number(month)]
  return [
    `${day}${month}${year}`,
    `${year}${month}${day}`,
    `${month}${day}${year}`,
    `${day}${month}${short}`,
    `${short}${month}${day}`,
    `${d}${m}${year}`,
    `${year}${m}${d}`,
  ]
}

/** The day with its month's name, and no other day: the 1st of March is not in `11maart`. */
function inWords(date: string): RegExp[] {
  const [, month = '', day = ''] = date.split('-')
  const d = `0?${Number(day)}`
  return (MONTHS[Number(month) - 1] ?? []).flatMap((name) => {
    const dayFirst = new RegExp(`(?<!\\d)${d}${name}`)
    return name.length > 3 ? [dayFirst, new RegExp(`${name}${d}(?!\\d)`)] : [dayFirst]
  })
}
