/** The form of a page that waits for the app: its script hears how the request stands, and sends it when there is an answer. */
import type { ComponentChildren } from 'preact'
import { Button, Form, type PageFrame } from '../../../../design/index.ts'

/** What ends a wait: the server then takes the answer, or says what became of the request. */
const ANSWERED = 'approved declined not-me wrong-number expired over'

type Props = {
  frame: PageFrame
  action: string
  hidden: Readonly<Record<string, string>>
  live: string
  /** How it stands as the page is made. */
  is: string | undefined
  /** What is said aloud when it comes to stand so; `{number}` is the number, digit by digit. */
  says: Readonly<Record<string, string>>
  /** The standings at which the form is sent; an answer of the phone unless told. */
  go?: string
  /** Those at which the page is fetched anew. */
  anew?: string
  /** What the button says, where no scripts run. */
  done: string
  children?: ComponentChildren
}

export function WaitForm({ frame: { formToken }, action, hidden, children, ...wait }: Props) {
  const { live, is, says, go = ANSWERED, anew, done } = wait
  return (
    <Form action={action} formToken={formToken}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      {children}
      <div
        data-island="wait"
        data-live={live}
        data-is={is}
        data-go={go}
        data-anew={anew}
        data-says={JSON.stringify(says)}
      >
        <p class="vh" role="status" data-word />
        <div data-without-scripts>
          <Button door full name="act" value="continue">
            {done}
          </Button>
        </div>
      </div>
    </Form>
  )
}
