/** What scripts add here: the rules of a new password answer while it is typed. */
import { island, setWord } from '../design/browser.ts'

/** Long enough that nobody is judged in the middle of a word. */
const PAUSE_MS = 250

type Rule = { key: string; text: string; state: 'ok' | 'no' | 'open' }

island('password-rules', (element) => {
  const { field, check } = element.dataset
  const input = document.querySelector<HTMLInputElement>(`input[name="${field}"]`)
  const form = input?.form
  if (!input || !form || !check) return
  let timer = 0
  let newest = 0
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(async () => {
      newest += 1
      const asked = newest
      const rules = await ask(check, form, input.value)
      // An answer that was overtaken by a later one says nothing any more.
      if (asked === newest) show(element, rules)
    }, PAUSE_MS)
  })
})

async function ask(address: string, form: HTMLFormElement, password: string): Promise<Rule[]> {
  const token = new FormData(form).get('form_token')
  const body = new URLSearchParams({ form_token: String(token), password })
  try {
    const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } })
    return answer.ok ? (await answer.json()).rules : []
  } catch {
    return [] // without a network the rules stand still; the server judges when the form is sent
  }
}

/** Rules that are only spoken of when they are broken come and go; the others stand from the beginning. */
function show(element: HTMLElement, rules: readonly Rule[]): void {
  const rows = [...element.querySelectorAll<HTMLElement>('[data-rule]')]
  const [first] = rows
  if (!first || rules.length === 0) return
  for (const row of rows) row.hidden = !rules.some(({ key }) => key === row.dataset.rule)
  for (const { key, text, state } of rules) {
    const row = rows.find((one) => one.dataset.rule === key) ?? addAfter(first)
    row.dataset.rule = key
    row.dataset.state = state
    row.hidden = false
    setWord(row, text)
  }
}

function addAfter(row: HTMLElement): HTMLElement {
  const added = row.cloneNode(true) as HTMLElement
  row.after(added)
  return added
}
