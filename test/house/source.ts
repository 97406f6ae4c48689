/** The source files of the product, with what they import, for the tests of the house. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { packageRoot } from '../../src/base/root.ts'

export type SourceFile = { path: string; text: string; lines: number; imports: string[]; isTest: boolean }

const root = packageRoot()
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"](\.[^'"]+)['"]|(?:^|\n)\s*import\s*['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]/g

/** Paths are relative to the package, with forward slashes; imports are those of our own files, resolved. */
export function sourceFiles(pattern = 'src/**/*.{ts,tsx}'): SourceFile[] {
  return globSync(pattern, { cwd: root }).sort().map(read)
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const imports = [...text.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((target) => normalize(join(dirname(path), target)))
  return { path, text, lines: text.split('\n').length, imports, isTest: /\.test\.tsx?$/.test(path) }
}

/** The folder of the first level in which a file of `src/` stands: `methods` for `src/methods/totp/verify.ts`. */
export const folderOf = (path: string): string => relative('src', path).split('/')[0] ?? ''
