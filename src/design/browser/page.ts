/** The summary of what is wrong is where the person goes on. */
export function takeFocus(element: HTMLElement): void {
  element.focus()
}

/** A menu shuts on Escape, and when the person goes elsewhere. */
export function menu(element: HTMLElement): void {
  const details = element as HTMLDetailsElement
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return
    details.open = false
    details.querySelector('summary')?.focus()
  })
  for (const elsewhere of ['click', 'focusin']) {
    document.addEventListener(elsewhere, (event) => {
      if (event.target instanceof Node && !details.contains(event.target)) details.open = false
    })
  }
}

/** Gone after ten seconds, but never while a hand or the focus is in it. */
export function toast(element: HTMLElement): void {
  const leave = () => {
    if (element.matches(':hover, :focus-within')) setTimeout(leave, 2000)
    else element.hidden = true
  }
  setTimeout(leave, 10_000)
}

/** `/` goes to the search field; typing in it narrows the list that it names. */
export function search(element: HTMLElement): void {
  const input = element as HTMLInputElement
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select')
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    input.focus()
  })
  const { filter } = input.dataset
  if (filter) input.addEventListener('input', () => narrow(plain(input.value), filter))
}

/** Hides the items that lack a word, and the groups that have no item left; a `[data-none]` tells when nothing is. */
function narrow(wanted: string, lists: string): void {
  let found = 0
  for (const list of document.querySelectorAll(`[data-list="${CSS.escape(lists)}"]`)) {
    let here = 0
    for (const item of list.querySelectorAll<HTMLElement>('li')) {
      item.hidden = !plain(item.textContent ?? '').includes(wanted)
      if (!item.hidden) here++
    }
    const group = list.closest('section')
    if (group) group.hidden = here === 0
    found += here
  }
  for (const none of document.querySelectorAll<HTMLElement>(`[data-none="${CSS.escape(lists)}"]`)) {
    none.hidden = found > 0
  }
}

/** Without case and accents: "cafe" finds "Café". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
