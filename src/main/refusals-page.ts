import { refusalTexts } from '../i18n/index.ts'

/** `docs/refusals.md`: every refusal by its key, as outside programs see it in `data-refusal`. */
export function refusalsPage(): string {
  const rows = refusalTexts().map(({ key, en, nl }) => `| \`${key}\` | ${cell(en)} | ${cell(nl)} |`)
  return [
    '<!-- Generated from src/i18n/texts by npm run generate. -->',
    '# Refusals',
    '',
    'What a person can be refused, by key. A page shows the text in an element with `role="alert"` whose `data-refusal` is the key.',
    'Words in braces are filled in.',
    '',
    '| key | English | Nederlands |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const cell = (text: string) => text.replaceAll('|', '\\|')
