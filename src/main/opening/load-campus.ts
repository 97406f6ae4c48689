import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartFault } from '../../base/database/start-fault.ts'
import { packageRoot } from '../../base/root.ts'
import { type Campus, configReport, parseCampus } from '../../campus/index.ts'

/** The campus that comes with the program. */
export const DEMO_CAMPUS = join(packageRoot(), 'examples/demo/campus.yaml')

/** What `config check` prints of a file, and whether it is in order. */
export function checkCampus(file: string): { good: boolean; report: string } {
  const parsed = parse(file)
  return { good: !parsed.faults, report: configReport(file, parsed) }
}

/** The campus of a file. A faulty file is refused whole, with all that is wrong in it. */
export function loadCampus(file: string): Campus {
  const parsed = parse(file)
  if (parsed.campus) return parsed.campus
  throw new CampusFault(configReport(file, parsed))
}

/** All that is wrong with a configuration, on as many lines. */
export class CampusFault extends Error {
  override name = 'CampusFault'
}

function parse(file: string) {
  const readFile = (path: string) => readFileSync(path, 'utf8')
  let text: string
  try {
    text = readFile(file)
  } catch (error) {
    throw new StartFault('configuration', `The configuration cannot be read: ${(error as Error).message}`)
  }
  return parseCampus(text, { file, readFile })
}
