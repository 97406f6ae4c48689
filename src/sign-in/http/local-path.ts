/** The longest way back that is kept: authorization requests are long, and none of ours comes near this. */
const LONGEST = 4096

/**
 * A path of this server, with its query, or undefined when the text could lead elsewhere. Browsers read `\` as `/`, and
 * drop tabs and line ends inside an address (WHATWG URL §4.4), so that `/\t/evil.example` is another site: what holds
 * any of these is refused, and never mended.
 */
export function localPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > LONGEST) return undefined
  if (!text.startsWith('/') || text.startsWith('//') || /[\\\p{Cc}\s]/u.test(text) || !text.isWellFormed())
    return undefined
  const base = 'http://here.invalid'
  if (!URL.canParse(text, base)) return undefined
  const { origin, pathname } = new URL(text, base)
  // `/..//evil.example` stays here as an address, but not as a path that somebody resolves once more.
  return origin === base && !pathname.startsWith('//') ? text : undefined
}
