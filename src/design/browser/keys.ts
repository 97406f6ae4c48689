import { setWord } from './island.ts'

/** Whether this browser can ask for a key at all; on pages without https it cannot. */
const canAsk = (): boolean => 'PublicKeyCredential' in window

/** Tells with the password that keys can be asked for here. */
export function canAskKeys(element: HTMLElement): void {
  if (canAsk()) (element as HTMLInputElement).value = 'yes'
}

/**
 * Asks for a key before its form is sent, and sends the form with what the browser said of it. Other buttons of the form
 * go their way.
 */
export function key(element: HTMLElement): void {
  const field = element.querySelector<HTMLInputElement>('input[name="answer"]')
  const { form } = field ?? {}
  const main = form?.querySelector<HTMLButtonElement>('button[value="continue"]')
  if (!field || !form || !main) return
  if (!canAsk()) {
    for (const lacking of element.querySelectorAll<HTMLElement>('[data-lacking]')) lacking.hidden = false
    main.hidden = true
    return
  }
  const { does = 'get', options = '', waiting, atOnce } = element.dataset
  let newest = 0
  const ask = async () => {
    newest += 1
    const asked = newest
    for (const shown of element.querySelectorAll<HTMLElement>('[data-shown]')) shown.hidden = false
    setWord(element, waiting)
    const answer = await answerTo(does, options)
    // One that was overtaken by a later one was given up by it.
    if (asked !== newest) return
    field.value = answer
    form.requestSubmit(main)
  }
  // Before any other listener of the form: what is held back has not been sent.
  document.addEventListener(
    'submit',
    (event) => {
      if (event.target !== form || field.value !== '' || (event.submitter && event.submitter !== main)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      void ask()
    },
    true,
  )
  // Back from the browser's page cache, the question was answered already: the form asks anew.
  addEventListener('pageshow', (event) => {
    if (event.persisted) field.value = ''
  })
  if (atOnce) void ask()
}

/**
 * A passkey in place of the name: among the suggestions of the field of the name, and by a button. Who gives up stays on
 * the page, and has lost nothing.
 */
export function passkeyOffer(element: HTMLElement): void {
  const field = element.querySelector<HTMLInputElement>('input[name="passkey"]')
  const { form } = field ?? {}
  if (!field || !form || !canAsk()) return
  const { options = '', none } = element.dataset
  element.hidden = false
  let newest = 0
  const ask = async (does: 'get' | 'suggest') => {
    newest += 1
    const asked = newest
    const answer = await answerTo(does, options)
    if (asked !== newest) return
    if (!answer.startsWith('{"error"')) return send(form, field, answer)
    if (does === 'suggest') return
    setWord(element, none)
    void ask('suggest')
  }
  document.addEventListener(
    'submit',
    (event) => {
      if (event.target !== form || field.value !== '') return
      event.preventDefault()
      event.stopImmediatePropagation()
      void ask('get')
    },
    true,
  )
  void ask('suggest')
}

/** What the person said of this computer, in the form of the name, goes along. */
function send(form: HTMLFormElement, field: HTMLInputElement, answer: string): void {
  const shared = document.querySelector<HTMLInputElement>('input[type="checkbox"][name="shared"]:checked')
  if (shared && !form.contains(shared)) {
    const along = shared.cloneNode() as HTMLInputElement
    along.hidden = true
    form.append(along)
  }
  field.value = answer
  form.requestSubmit()
}

/** What the browser says, as the JSON that the server reads. The script for it comes in a file of its own. */
async function answerTo(does: string, options: string): Promise<string> {
  try {
    const { askKey } = await import('./ask-key.ts')
    return await askKey(does, JSON.parse(options))
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.name : 'Error' })
  }
}
