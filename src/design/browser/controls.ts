import { setWord } from './island.ts'

/** Shows and hides a password; the button tells which by `aria-pressed` and by its word. */
export function showPassword(button: HTMLElement): void {
  const input = document.getElementById(button.dataset.for ?? '')
  if (!(input instanceof HTMLInputElement)) return
  const set = (shown: boolean) => {
    input.type = shown ? 'text' : 'password'
    button.setAttribute('aria-pressed', String(shown))
    setWord(button, shown ? button.dataset.hide : button.dataset.show)
  }
  set(false)
  button.hidden = false
  button.addEventListener('click', () => {
    set(input.type === 'password')
    input.focus()
  })
  // Sent as a password, or the browser would offer the text as a completion on a shared computer.
  input.form?.addEventListener('submit', () => set(false))
}

export function copy(button: HTMLElement): void {
  if (!navigator.clipboard) return
  const word = button.querySelector('[data-word]')?.textContent ?? undefined
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? '')
    setWord(button, button.dataset.done)
    setTimeout(() => setWord(button, word), 4000)
  })
}

/** One press, one sending. The server guards itself as well; this spares the person the second answer. */
export function sendOnce(form: HTMLElement): void {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
  })
  // Back from the browser's page cache, the form may be sent anew.
  addEventListener('pageshow', () => delete form.dataset.sent)
}

/** Digits in groups of three, however they come in: typed, pasted with spaces or dashes, filled in by the phone. */
export function code(element: HTMLElement): void {
  const input = element as HTMLInputElement
  const length = Number(input.dataset.digits)
  const show = () => {
    const before = input.value.slice(0, input.selectionStart ?? input.value.length)
    const digits = input.value.replace(/\D/g, '').slice(0, length)
    const shown = digits.replace(/(\d{3})(?=\d)/g, '$1 ')
    if (shown === input.value) return
    input.value = shown
    const typed = Math.min(before.replace(/\D/g, '').length, digits.length)
    // The caret goes after the digit it stood behind, and past the space that now follows it.
    const caret = typed + Math.max(0, Math.ceil(typed / 3) - 1)
    input.setSelectionRange(caret, caret)
  }
  input.addEventListener('input', show)
  show()
}
