/** Passkeys, by an authenticator in software: registered through the product's own page, then used on its first. */
import { setTimeout as wait } from 'node:timers/promises'
import { SoftAuthenticator } from '../../test/harness/authenticator.ts'
import type { ClientId } from '../subjects/campus.ts'
import type { Subject } from '../subjects/subject.ts'
import type { Browser, Page } from './browser.ts'
import type { Connection } from './connection.ts'
import { attributeIn } from './forms.ts'
import { authorizationRequest, exchange, giveNameAndPassword, type Tokens } from './sign-in.ts'

const REGISTER = '/account/security-info/passkey'

/** Signs in with a password and adds a passkey. */
export async function holdPasskey(subject: Subject, browser: Browser): Promise<SoftAuthenticator> {
  const passkey = new SoftAuthenticator({ origin: subject.origin, attachment: 'platform', synced: true })
  const first = await whenFree(browser, REGISTER)
  const page = await giveNameAndPassword(browser, first, { name: subject.nextKeyHolder() })
  const answer = await passkey.create(optionsOf(page))
  const done = await browser.submitHidden(page, 'answer', answer)
  if (done.status !== 200 || done.html.includes('data-refusal')) throw new Error(`no passkey was added: ${done.status}`)
  return passkey
}

type Wish = { connection: Connection; client: ClientId; passkey: SoftAuthenticator }

/** From the application and back to it with tokens, with nothing typed. */
export async function signInWithPasskey(
  subject: Subject,
  browser: Browser,
  { connection, client, passkey }: Wish,
): Promise<Tokens> {
  const { address, verifier } = authorizationRequest(subject, client)
  const first = await whenFree(browser, address)
  const page = await browser.submitHidden(first, 'passkey', passkey.get(optionsOf(first)))
  return exchange(subject, connection, { page, verifier, client })
}

/** While passwords of before are still looked at, the first page is not shown to anybody new. */
export async function whenFree(browser: Browser, address: string): Promise<Page> {
  for (let tries = 1; ; tries += 1) {
    const page = await browser.visit(address)
    if (page.status !== 503 || tries === MOST_TRIES) return page
    await wait(PAUSE)
  }
}

const MOST_TRIES = 40
const PAUSE = 50

function optionsOf(page: Page) {
  const options = attributeIn(page.html, 'data-options')
  if (options === undefined) throw new Error(`no key is asked for at ${page.url.pathname} (${page.status})`)
  return JSON.parse(options)
}
