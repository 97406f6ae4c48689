import type { ComponentChildren } from 'preact'

/** Stands for what is put in; no text holds it. */
const HOLE = '\u0000'

/** A sentence around something that is more than words: a time that runs, a number that comes later. */
export function Around({ text, children }: { text: (hole: string) => string; children: ComponentChildren }) {
  const [before, after] = text(HOLE).split(HOLE)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}
