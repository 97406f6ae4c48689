import { shapesOf } from './icon.tsx'

/** The realm's own look; its colours stand in the stylesheet under `data-realm`, never in the page. */
export type Brand = {
  key: string
  name: string
  /** What stands beside the sign on a phone. */
  shortName: string
  accentLight: string
  accentDark: string
  /** SVG path data, drawn as a line in a box of 34 by 34. */
  sign: string
}

/** The mark of the product: a ring with two keys. */
export function ProductMark() {
  return (
    <svg class="sb-mark" viewBox="0 0 48 48" aria-hidden="true">
      <circle class="r" cx="24" cy="12.5" r="9.5" />
      <g transform="rotate(21 24 12.5)">
        <circle class="r" cx="24" cy="26.5" r="4.5" />
        <path class="r" d="M24 31v14.5m0-7h-5m5 7h-5" />
      </g>
      <g transform="rotate(-21 24 12.5)">
        <circle class="k" cx="24" cy="26.5" r="4.5" />
        <path class="k" d="M24 31v14.5m0-7h5m-5 7h5" />
      </g>
    </svg>
  )
}

/** A realm's sign on a tile of its accent. */
export function RealmSign({ brand }: { brand: Pick<Brand, 'key' | 'sign'> }) {
  return (
    <svg viewBox="0 0 34 34" aria-hidden="true" data-realm={brand.key}>
      <rect class="tile" width="34" height="34" rx="10" />
      <path class="sign" d={brand.sign} />
    </svg>
  )
}

/** Sign and name of a realm, or of the product where there is none. */
export function RealmMark({ brand }: { brand: Brand | undefined }) {
  if (brand === undefined) {
    return (
      <>
        <ProductMark />
        <span>Sleutelbos</span>
      </>
    )
  }
  return (
    <>
      <RealmSign brand={brand} />
      <span class="only-wide">{brand.name}</span>
      <span class="only-phone">{brand.shortName}</span>
    </>
  )
}

/** Hues that go well together; campus.yaml may give any other as `#rrggbb`. */
export const hues = {
  blue: '#3f6fd1',
  orange: '#c2532f',
  green: '#2f8a5b',
  olive: '#7a6a3a',
  teal: '#2b7fa3',
  pink: '#b0468a',
  violet: '#7a4fb5',
  amber: '#b3852a',
  red: '#b8403f',
} as const
export type Hue = keyof typeof hues

/**
 * An application's sign on a tile of its hue; ground and sign are mixed from it, in light and dark. The hue is an SVG
 * attribute, which the content policy allows where a style would not be.
 */
export function AppSign({ hue, icon, big }: { hue?: string | undefined; icon?: string | undefined; big?: boolean }) {
  // SVG's own attribute, which Preact's types have forgotten.
  const colour: Record<string, string> = { color: colourOf(hue) }
  return (
    <svg class={big ? 'sb-app big' : 'sb-app'} viewBox="0 0 52 52" {...colour} aria-hidden="true">
      <rect width="52" height="52" rx="16" />
      <g transform="translate(14 14)">{shapesOf(icon ?? 'app-window')}</g>
    </svg>
  )
}

function colourOf(hue: string | undefined): string {
  if (hue !== undefined && /^#[0-9a-f]{6}$/i.test(hue)) return hue
  const named = Object.entries(hues).find(([name]) => name === hue)
  return named?.[1] ?? '#7d755f'
}

/** A person's initials in a round. The name stands beside it. */
export function Face({ initials, big }: { initials: string; big?: boolean }) {
  return (
    <span class={big ? 'sb-face big' : 'sb-face'} aria-hidden="true">
      {initials}
    </span>
  )
}

/** Which account this is about, and the way to another. */
export function AccountChip(props: { name: string; initials: string; change?: { href: string; label: string } }) {
  return (
    <span class={props.change ? 'sb-chip' : 'sb-chip alone'}>
      <Face initials={props.initials} />
      <span class="who">{props.name}</span>
      {props.change && <a href={props.change.href}>{props.change.label}</a>}
    </span>
  )
}
