import { setWord } from './island.ts'

/** How often a page asks whether its call was answered, in milliseconds. */
const EVERY = 1500

/**
 * Waits for a call: asks a small address of ours how it stands, and sends the form once there is something to tell. The
 * form's own button does the same by hand.
 */
export function waitForCall(element: HTMLElement): void {
  const form = element.closest('form')
  const { standing, waiting } = element.dataset
  if (!form || !standing) return
  for (const shown of element.querySelectorAll<HTMLElement>('[data-shown]')) shown.hidden = false
  setWord(element, waiting)
  const main = form.querySelector<HTMLButtonElement>('button[value="continue"]')
  const look = async () => {
    if ((await standingAt(standing)) === 'waiting') setTimeout(look, EVERY)
    else form.requestSubmit(main)
  }
  setTimeout(look, EVERY)
}

/** A network that is away for a moment is no answer. */
async function standingAt(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as { standing: string }).standing : 'waiting'
  } catch {
    return 'waiting'
  }
}

type TextedCode = Credential & { code: string }

/** Fills in the code of a text that arrives on this very telephone, and goes on (WebOTP); others copy or type it. */
export function textedCode(element: HTMLElement): void {
  const input = element.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]')
  if (!input?.form || !('OTPCredential' in window)) return
  const given = new AbortController()
  input.form.addEventListener('submit', () => given.abort())
  const asked = { otp: { transport: ['sms'] }, signal: given.signal } as CredentialRequestOptions
  navigator.credentials.get(asked).then(
    (credential) => {
      input.value = (credential as TextedCode | null)?.code ?? input.value
      input.dispatchEvent(new Event('input'))
      if (credential) input.form?.requestSubmit(input.form.querySelector<HTMLButtonElement>('button[value="continue"]'))
    },
    () => undefined,
  )
}
