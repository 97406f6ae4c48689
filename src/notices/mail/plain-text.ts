import type { MailBlock, MailContent, MailFact } from './content.ts'

/** The whole mail as text of at most 72 columns where words allow (RFC 3676 §4.2 is read by few: lines break here). */
export function plainText({ title, blocks, foot }: MailContent): string {
  const parts = [title, ...blocks.map(textOf), `-- \n${foot.map((line) => wrap(line)).join('\n')}`]
  return `${parts.join('\n\n')}\n`
}

function textOf(block: MailBlock): string {
  switch (block.kind) {
    case 'text':
      return wrap(block.strong ? `${block.strong} ${block.text}` : block.text)
    case 'facts':
      return factsOf(block.facts)
    case 'button':
      // Addresses stand alone and whole: a broken one cannot be opened.
      return `${wrap(`${block.label}:`)}\n${block.link}`
    case 'code':
      return `${wrap(`${block.label}:`)}\n${block.code}`
    case 'quote':
      return `${block.label}:\n${block.words.split(/\r?\n/).map(quoted).join('\n')}`
  }
}

function factsOf(facts: readonly MailFact[]): string {
  const width = Math.max(...facts.map(({ label }) => label.length)) + 2
  return facts.map(({ label, value }) => `  ${`${label}:`.padEnd(width)}${value}`).join('\n')
}

const quoted = (line: string) =>
  wrap(line, COLUMNS - 2)
    .split('\n')
    .map((part) => `> ${part}`)
    .join('\n')

const COLUMNS = 72

function wrap(text: string, columns = COLUMNS): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}
