/** A sentence with some of its words in bold; each must stand in it as it is. */
export function Strong({ text, words }: { text: string; words: readonly string[] }) {
  const parts = words.reduce<readonly string[]>((pieces, word) => pieces.flatMap((piece) => cut(piece, word)), [text])
  return <>{parts.map((part) => (words.includes(part) ? <b key={part}>{part}</b> : part))}</>
}

/** The text before a word, the word, and the text after it. */
function cut(text: string, word: string): string[] {
  const at = word === '' ? -1 : text.indexOf(word)
  return at < 0 ? [text] : [text.slice(0, at), word, text.slice(at + word.length)]
}
