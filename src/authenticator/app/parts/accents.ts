import type { RealmLook } from '../store/kept.ts'

const COLOUR = /^#[0-9a-f]{6}$/i
const KEY = /^[\w-]+$/

/**
 * The accents of the realms, as rules under `data-realm`. An adopted stylesheet, since the content policy allows no
 * style in the page; what is not plainly a key and two colours is left out, so that nothing else can be written here.
 */
export function wearAccents(realms: readonly RealmLook[]): void {
  if (!('adoptedStyleSheets' in document)) return
  sheet ??= new CSSStyleSheet()
  sheet.replaceSync(realms.flatMap(rulesOf).join('\n'))
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [sheet]
}

let sheet: CSSStyleSheet | undefined

function rulesOf({ key, accentLight, accentDark }: RealmLook): string[] {
  if (!KEY.test(key) || !COLOUR.test(accentLight) || !COLOUR.test(accentDark)) return []
  const rule = (accent: string) => `[data-realm="${key}"]{--accent:${accent}}`
  return [rule(accentLight), `@media (prefers-color-scheme:dark){${rule(accentDark)}}`]
}
