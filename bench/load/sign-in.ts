/** The ways to tokens, as applications and browsers go them. The same for the product and for what it is compared with. */
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { CALLBACK, type ClientId, PASSWORD, SCOPE, SECRET } from '../subjects/campus.ts'
import type { Subject } from '../subjects/subject.ts'
import type { Answer } from './answer.ts'
import type { Browser, Page } from './browser.ts'
import type { Connection } from './connection.ts'

export type Tokens = { access_token: string; id_token?: string; refresh_token?: string }

type Asked = { address: string; verifier: string }

/** An authorization request with PKCE (RFC 7636). */
export function authorizationRequest({ endpoints }: Subject, client: ClientId): Asked {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const query = `client_id=${client}&redirect_uri=${encodeURIComponent(CALLBACK)}&response_type=code&scope=${encodeURIComponent(SCOPE)}&state=a&nonce=b&code_challenge=${challenge}&code_challenge_method=S256`
  return { address: `${endpoints.authorization}?${query}`, verifier }
}

const basic = Object.fromEntries(
  (['web', 'renews', 'machine', 'asks'] as const).map((id) => [
    id,
    `authorization: Basic ${Buffer.from(`${id}:${SECRET}`).toString('base64')}\r\ncontent-type: application/x-www-form-urlencoded\r\n`,
  ]),
) as Record<ClientId, string>

/** A POST with the application's secret. */
export const ask = (
  connection: Connection,
  client: ClientId,
  { path, body }: { path: string; body: string },
): Promise<Answer> => connection.send({ method: 'POST', path, headers: basic[client], body })

export function tokensIn(answer: Answer): Tokens {
  const text = answer.body.toString()
  const tokens = answer.status === 200 ? (JSON.parse(text) as Partial<Tokens>) : {}
  if (!tokens.access_token) throw new Error(`no tokens: ${answer.status} ${text.slice(0, 300)}`)
  return tokens as Tokens
}

/** Exchanges the code that a browser was sent back with. */
export async function exchange(
  subject: Subject,
  connection: Connection,
  { page, verifier, client }: { page: Page; verifier: string; client: ClientId },
): Promise<Tokens> {
  const code = page.url.searchParams.get('code')
  if (code === null) throw new Error(`no code: ${page.status} ${page.url.href.slice(0, 200)} ${textOf(page)}`)
  const body = `grant_type=authorization_code&code=${code}&redirect_uri=${encodeURIComponent(CALLBACK)}&code_verifier=${verifier}`
  const tokens = tokensIn(await ask(connection, client, { path: subject.endpoints.token, body }))
  if (!tokens.id_token) throw new Error('no ID token came with the code')
  return tokens
}

/** Name and password, on one page or on two. Answers the page on which it ends, which is no page when it went well. */
export async function giveNameAndPassword(
  browser: Browser,
  page: Page,
  { name, password = PASSWORD }: { name: string; password?: string },
): Promise<Page> {
  const both = { 'current-password': password, username: name }
  if (page.html.includes('current-password')) return browser.submit(page, both)
  const next = await browser.submit(page, { username: name })
  if (next.status !== 200) return next
  return browser.submit(next, both)
}

/** From the application and back to it with tokens: the whole way of one who is not signed in. */
export async function signIn(
  subject: Subject,
  browser: Browser,
  { connection, client }: { connection: Connection; client: ClientId },
): Promise<Tokens> {
  const name = subject.nextName()
  for (let tries = 1; ; tries += 1) {
    const { address, verifier } = authorizationRequest(subject, client)
    const first = await browser.visit(address)
    const page = first.status === 200 ? await giveNameAndPassword(browser, first, { name }) : first
    if (page.status !== 503 || tries === MOST_TRIES) return exchange(subject, connection, { page, verifier, client })
    await wait(PAUSE)
  }
}

/** Who is told that it is busy comes back; closed load is about what can be done, and a refusal is not that. */
const MOST_TRIES = 20
const PAUSE = 50

/** The same inside a session: the browser comes straight back with a code. */
export async function signOn(
  subject: Subject,
  browser: Browser,
  { connection, client }: { connection: Connection; client: ClientId },
): Promise<Tokens> {
  const { address, verifier } = authorizationRequest(subject, client)
  return exchange(subject, connection, { page: await browser.visit(address), verifier, client })
}

const textOf = ({ html }: Page): string =>
  (/<main[\s\S]*?<\/main>/.exec(html)?.[0] ?? html).replace(/<[^>]+>|\s+/g, ' ').slice(0, 300)
