/** What a mail says, apart from how it looks: the page and the plain text are both made from it, so neither lacks a word. */
export type MailBlock =
  | { kind: 'text'; strong?: string; text: string }
  | { kind: 'facts'; facts: readonly MailFact[] }
  | { kind: 'button'; label: string; link: string }
  | { kind: 'code'; label: string; code: string }
  /** What somebody wrote, in their own lines. */
  | { kind: 'quote'; label: string; words: string }

export type MailFact = { label: string; value: string }

export type MailContent = {
  /** Who and what. */
  subject: string
  /** What an overview of mails shows behind the subject. */
  preview: string
  title: string
  blocks: readonly MailBlock[]
  foot: readonly string[]
}

/** The addresses that a mail leads to, in order. */
export const linksOf = (content: MailContent): string[] =>
  content.blocks.flatMap((block) => (block.kind === 'button' ? [block.link] : []))
