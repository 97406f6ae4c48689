/** A name as a person gives it: one line, without what cannot be seen, sixty characters at most. */
export const tidyName = (typed: string): string =>
  [
    ...typed
      .normalize('NFC')
      .replace(/[\p{C}\p{Z}]+/gu, ' ')
      .trim(),
  ]
    .slice(0, 60)
    .join('')
    .trim()
