/** Which fonts a page loads: those of the families that its styles give to something on it. Pure. */

const RULE = /([^{}]+)\{([^{}]*)\}/g
const FACE = /@font-face\s*\{([^}]*)\}/g

/** Addresses of the font files, as they stand in the styles. Selectors are taken by their last part, so rather one too many. */
export function fontsOf(html: string, css: string): string[] {
  const rules = [...css.replace(FACE, '').matchAll(RULE)].map(([, selectors = '', body = '']) => ({ selectors, body }))
  const variables = new Map(
    rules.flatMap(({ body }) =>
      [...body.matchAll(/(--[\w-]+):([^;]*)/g)].map(([, name = '', value = '']) => [name, value]),
    ),
  )
  const used = rules
    .filter(({ selectors }) => selectors.split(',').some((selector) => isOnPage(html, selector)))
    .flatMap(({ body }) =>
      [...body.matchAll(/(?:^|;)font(?:-family)?:([^;]*)/g)].map(([, value = '']) => resolved(value, variables)),
    )
    .join(' ')
  return [...css.matchAll(FACE)].flatMap(([, face = '']) => {
    const family = /font-family:\s*["']?([^;"']+)/.exec(face)?.[1]?.trim()
    const address = /url\(["']?([^"')]+)/.exec(face)?.[1]
    return family !== undefined && address !== undefined && used.includes(family) ? [address] : []
  })
}

function isOnPage(html: string, selector: string): boolean {
  const last =
    selector
      .trim()
      .split(/[\s>+~]+/)
      .at(-1) ?? ''
  const name = /^(\.?)([\w-]+)/.exec(last)
  if (!name) return true
  const [, dot, word = ''] = name
  return dot ? new RegExp(`class="(?:[^"]* )?${word}[ "]`).test(html) : new RegExp(`<${word}[ >]`).test(html)
}

/** The first family named is what is loaded; what follows only stands in for it. */
function resolved(value: string, variables: ReadonlyMap<string, string>): string {
  let text = value
  for (let depth = 0; depth < 4; depth += 1)
    text = text.replace(/var\((--[\w-]+)[^)]*\)/g, (_, name: string) => variables.get(name)?.split(',')[0] ?? '')
  return text
}
