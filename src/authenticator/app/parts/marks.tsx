import type { RealmLook } from '../store/kept.ts'
import { Icon } from './icons/icon.tsx'
import type { IconName } from './icons/icon-names.ts'

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

/** A realm's sign on a tile of its accent; its colours come from `accents.ts`. */
export function RealmSign({ realm }: { realm: Pick<RealmLook, 'key' | 'sign'> }) {
  return (
    <span class="sb-realm">
      <svg viewBox="0 0 34 34" aria-hidden="true" data-realm={realm.key}>
        <rect class="tile" width="34" height="34" rx="10" />
        <path class="sign" d={realm.sign} />
      </svg>
    </span>
  )
}

/** A round sign above a heading. */
export function Glyph({ name, tone }: { name: IconName; tone?: 'good' | 'warn' | 'bad' }) {
  return (
    <span class={`sb-glyph big${tone ? ` ${tone}` : ''}`}>
      <Icon name={name} />
    </span>
  )
}
