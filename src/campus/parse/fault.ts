/** One thing that is wrong with the file, for the person who wrote it. Lines and columns count from 1. */
export type Fault = {
  readonly line: number
  readonly column: number
  /** `realms.campus.mfa.first[1]`; empty for the file as a whole. */
  readonly path: string
  /** What is wrong, a sentence. */
  readonly message: string
  /** What to do, a sentence. */
  readonly hint?: string
}

export type Path = readonly (string | number)[]

/** Before its line is known. `spot` says what the line is of: the value, its key, or the group in which it is missing. */
export type Finding = {
  readonly path: Path
  readonly message: string
  readonly hint?: string
  readonly spot?: 'value' | 'key' | 'group'
}

/** The path as people write it. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )

/** A finding whose message and hint stand in one text, parted by a line break. */
export function findingOf(path: Path, sentence: string, spot: Finding['spot'] = 'value'): Finding {
  const [message = '', hint] = sentence.split('\n')
  return hint === undefined ? { path, message, spot } : { path, message, hint, spot }
}
