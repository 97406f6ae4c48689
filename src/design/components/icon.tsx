import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { h } from 'preact'
import { packageRoot } from '../../base/root.ts'
import type { IconName } from './icon-names.ts'

type Drawing = [tag: string, attributes: Record<string, string>][]
type Drawings = Partial<Record<string, Drawing>>

/** An icon in the colour and size of the text beside it. It says nothing to a screen reader: words stand beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`i i-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      {shapesOf(name)}
    </svg>
  )
}

/** The shapes of an icon in a box of 24 by 24. `name` may be any of Lucide's: an application's is written in campus.yaml. */
export function shapesOf(name: string) {
  const drawing = ours()[name] ?? all()[name] ?? ours()['app-window']
  if (drawing === undefined) throw new Error('dist/browser/icons.json is empty: run npm run build')
  return drawing.map(([tag, attributes]) => h(tag, attributes))
}

const ours = readOnce('icons.json')
const all = readOnce('all-icons.json')

/** Read at the first need and kept: the few that our pages use, and apart from them the many that a campus may choose. */
function readOnce(file: string): () => Drawings {
  let drawings: Drawings | undefined
  return () => {
    drawings ??= readDrawings(file)
    return drawings
  }
}

function readDrawings(file: string): Drawings {
  return JSON.parse(readFileSync(join(packageRoot(), 'dist', 'browser', file), 'utf8'))
}
