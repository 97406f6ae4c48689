/** The known word that is meant by a mistyped one, if one is near enough to be worth naming. */
export function nearestWord(typed: string, known: readonly string[]): string | undefined {
  const most = Math.max(1, Math.min(3, Math.floor(typed.length / 3)))
  let best: { word: string; distance: number } | undefined
  for (const word of known) {
    const distance = editDistance(typed.toLowerCase(), word.toLowerCase(), most)
    if (distance <= most && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { word, distance }
  }
  return best?.word
}

/** A hint for a word that is not known: the nearest one, or all of them. */
export function knownWords(typed: string, known: readonly string[]): string {
  const nearest = nearestWord(typed, known)
  if (nearest !== undefined) return `Did you mean “${nearest}”?`
  if (known.length === 0) return 'None is known here yet.'
  return `Known here: ${known.slice(0, 24).join(', ')}${known.length > 24 ? ', …' : ''}.`
}

/** How many letters must be put in, taken out, replaced or swapped with their neighbour (optimal string alignment). */
function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most || from.length > 64) return most + 1
  let before: number[] = []
  let above = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const ways = [cell(above, j) + 1, cell(row, j - 1) + 1, cell(above, j - 1) + (same ? 0 : 1)]
      row.push(Math.min(...ways, swapped ? cell(before, j - 2) + 1 : Number.POSITIVE_INFINITY))
    }
    before = above
    above = row
  }
  return cell(above, to.length)
}

const cell = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY
