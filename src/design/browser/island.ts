/**
 * An island: an element with `data-island="name"` that a script makes livelier. The page works without it.
 * Scripts here set text, attributes and properties, never markup (Trusted Types) and never styles of an element.
 */
export function island(name: string, start: (element: HTMLElement) => unknown): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`)) start(element)
}

/** Changes the words of a control, and leaves its icon alone. */
export function setWord(element: HTMLElement, word: string | undefined): void {
  const place = element.querySelector('[data-word]')
  if (place && word !== undefined) place.textContent = word
}
