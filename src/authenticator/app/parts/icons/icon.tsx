import drawings from 'virtual:icons'
import { h } from 'preact'
import type { IconName } from './icon-names.ts'

/** In the colour and size of the text beside it. It says nothing to a screen reader: words stand beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`i i-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      {drawings[name]?.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
