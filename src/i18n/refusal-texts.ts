import { texts } from './texts.ts'

export type RefusalText = { key: string; en: string; nl: string }

const PREFIX = 'refusal.'

/** Every refusal with its words in each language, by key, for the generated list. */
export const refusalTexts = (): RefusalText[] =>
  Object.entries(texts)
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([key, { en, nl }]) => ({ key: key.slice(PREFIX.length), en, nl }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
