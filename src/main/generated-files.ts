/** Every file that is written by the program itself: `npm run generate` writes them, `npm run check` compares. */
import { generatedFiles as auditFiles } from '../audit/index.ts'
import { generatedFiles as campusFiles } from '../campus/index.ts'
import { VARIABLES } from '../command-line/index.ts'
import { refusalsPage } from './refusals-page.ts'

type Generated = { path: string; text: string }

export async function generatedFiles(): Promise<Generated[]> {
  const campus = campusFiles().map((file) =>
    file.path === 'docs/configuration.md' ? { ...file, text: `${file.text.trimEnd()}\n\n${variables()}` } : file,
  )
  return [...campus, ...auditFiles(), { path: 'docs/refusals.md', text: refusalsPage() }]
}

function variables(): string {
  const rows = VARIABLES.map(({ name, meaning, usual }) => `| \`${name}\` | ${meaning} | ${usual} |`)
  return ['## Variables of the environment', '', '| variable | meaning | default |', '|---|---|---|', ...rows, ''].join(
    '\n',
  )
}
