/** A realm's look as pages take it. */
import type { Campus, Realm } from '../campus.ts'
import { DEFAULTS } from '../schema/defaults.ts'
import { derivedFrom, INK_ACCENT } from './accent.ts'
import { SIGNS } from './signs.ts'

/** What a page frame shows of a realm, in one language. `sign` is path data for 34 by 34. */
export type RealmBrand = {
  readonly key: string
  readonly name: string
  readonly shortName: string
  readonly accentLight: string
  readonly accentDark: string
  readonly sign: string
}

/** The realm's brand; without one, its own name in ink on paper. */
export function brandOf({ key, name, brand }: Realm, language: 'en' | 'nl'): RealmBrand {
  const whole = (brand?.name ?? name)[language]
  const accent = brand?.accent ?? INK_ACCENT
  return {
    key,
    name: whole,
    shortName: brand?.shortName?.[language] ?? whole,
    accentLight: accent.light,
    accentDark: accent.dark,
    sign: brand?.sign ?? SIGNS[DEFAULTS.brand.sign],
  }
}

/** One stylesheet for all realms: pages bear `data-realm`, so that none needs a style of its own (no `unsafe-inline`). */
export function realmStyles(campus: Campus): string {
  return Object.values(campus.realms).map(stylesOf).join('')
}

/** Keys and colours have been checked by the schema: neither can hold what would end a rule. */
function stylesOf({ key, brand }: Realm): string {
  if (!brand) return ''
  const [light, dark] = [derivedFrom(brand.accent.light, 'light'), derivedFrom(brand.accent.dark, 'dark')]
  const variables = [
    ['--accent', light.accent, dark.accent],
    ['--accent-hover', light.hover, dark.hover],
    ['--accent-soft', light.soft, dark.soft],
  ]
  return `[data-realm="${key}"]{${variables.map(([name, day, night]) => `${name}:light-dark(${day},${night})`).join(';')}}\n`
}
