import { setWord } from './island.ts'

/**
 * Works out the answer to a human check while the person types, and holds the form back for as long as that takes.
 * When it cannot be done here the form goes without an answer, and the door asks to wait instead.
 */
export function humanCheck(element: HTMLElement): void {
  const field = element.querySelector<HTMLInputElement>('input[name="human_answer"]')
  const { form } = field ?? {}
  if (!field || !form) return
  const say = (word: string | undefined) => setWord(element, word)
  let held: { button: HTMLElement | null } | undefined
  let working = true
  const over = (word: string | undefined, answer: string) => {
    working = false
    field.value = answer
    say(word)
    if (held) form.requestSubmit(held.button)
  }
  const begin = () => {
    const { challenge = '', working: word, done, failed } = element.dataset
    say(word)
    answerTo(challenge).then(
      (answer) => over(done, answer),
      () => over(failed, ''),
    )
  }
  // Before any other listener of the form: what is held back has not been sent.
  document.addEventListener(
    'submit',
    (event) => {
      if (event.target !== form || !working) return
      event.preventDefault()
      event.stopImmediatePropagation()
      held = { button: event.submitter }
      say(element.dataset.held)
    },
    true,
  )
  for (const shown of element.querySelectorAll<HTMLElement>('[data-shown]')) shown.hidden = false
  begin()
}

/** The solver comes in a file of its own, which other pages never fetch. */
async function answerTo(challenge: string): Promise<string> {
  const { solve } = await import('./solve.ts')
  return solve(challenge)
}
