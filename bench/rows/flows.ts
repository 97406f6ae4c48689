/** The rows that are rates: what one worker does again and again, and what it needs before. */
import { PIN, type SoftDevice } from '../../test/builders/device.ts'
import type { SoftAuthenticator } from '../../test/harness/authenticator.ts'
import { Browser } from '../load/browser.ts'
import type { Operation } from '../load/closed.ts'
import { Connection } from '../load/connection.ts'
import { deviceServer, holdDevice, signInByQr } from '../load/device.ts'
import { holdPasskey, signInWithPasskey } from '../load/passkey.ts'
import { ask, signIn, signOn, tokensIn } from '../load/sign-in.ts'
import type { Subject } from '../subjects/subject.ts'

export type FlowId =
  | 'password-sign-in'
  | 'passkey-sign-in'
  | 'approval-sign-in'
  | 'code-flow'
  | 'client-credentials'
  | 'refresh'
  | 'introspection'
  | 'userinfo'

/** Makes a worker ready; what it answers is one operation. */
export type Flow = (subject: Subject) => Promise<Worker>
export type Worker = {
  operation: Operation
  /** Hangs up until the next operation. */
  close(): void
}

/** How many accounts a worker signs in to in turn, each with a passkey or a phone of its own. */
const HOLDERS = 4

/** How many access tokens a worker asks about in turn. */
const TOKENS = 4

export const FLOWS: Record<FlowId, Flow> = {
  async 'password-sign-in'(subject) {
    const connection = new Connection(subject.port)
    const operation = async () =>
      void (await signIn(subject, new Browser(subject.origin, connection), { connection, client: 'web' }))
    return { operation, close: () => connection.close() }
  },

  async 'passkey-sign-in'(subject) {
    const connection = new Connection(subject.port)
    const newBrowser = () => new Browser(subject.origin, connection)
    const passkeys: SoftAuthenticator[] = []
    for (let i = 0; i < HOLDERS; i += 1) passkeys.push(await holdPasskey(subject, newBrowser()))
    let last = 0
    const operation = async () => {
      last = (last + 1) % HOLDERS
      const passkey = passkeys[last]
      if (passkey) await signInWithPasskey(subject, newBrowser(), { connection, client: 'web', passkey })
    }
    return { operation, close: () => connection.close() }
  },

  async 'approval-sign-in'(subject) {
    const connection = new Connection(subject.port)
    const phone = new Connection(subject.port)
    const server = deviceServer(subject, phone)
    const holders: { browser: Browser; device: SoftDevice }[] = []
    for (let i = 0; i < HOLDERS; i += 1) {
      const browser = new Browser(subject.origin, connection)
      const device = await holdDevice(subject, browser, server)
      await device.secret(PIN) // worked out once: it is slow on purpose, and on the phone
      holders.push({ browser, device })
    }
    let last = 0
    const operation = async () => {
      last = (last + 1) % HOLDERS
      const holder = holders[last]
      if (holder)
        await signInByQr(subject, holder.browser.again(), { connection, client: 'web', device: holder.device })
    }
    const close = () => {
      connection.close()
      phone.close()
    }
    return { operation, close }
  },

  async 'code-flow'(subject) {
    const connection = new Connection(subject.port)
    const browser = new Browser(subject.origin, connection)
    await signIn(subject, browser, { connection, client: 'web' })
    return {
      operation: async () => void (await signOn(subject, browser, { connection, client: 'web' })),
      close: () => connection.close(),
    }
  },

  async 'client-credentials'(subject) {
    const connection = new Connection(subject.port)
    const wish = { path: subject.endpoints.token, body: 'grant_type=client_credentials&scope=read' }
    const operation = async () => {
      const { access_token: token } = tokensIn(await ask(connection, 'machine', wish))
      if (!token.includes('.')) throw new Error('the access token is no JWT')
    }
    return { operation, close: () => connection.close() }
  },

  async refresh(subject) {
    const connection = new Connection(subject.port)
    let held = await signIn(subject, new Browser(subject.origin, connection), { connection, client: 'renews' })
    const operation = async () => {
      const body = `grant_type=refresh_token&refresh_token=${held.refresh_token}`
      const next = tokensIn(await ask(connection, 'renews', { path: subject.endpoints.token, body }))
      if (!next.refresh_token || next.refresh_token === held.refresh_token)
        throw new Error('the refresh token was not rotated')
      held = next
    }
    return { operation, close: () => connection.close() }
  },

  async introspection(subject) {
    const { connection, next } = await withTokens(subject)
    const operation = async () => {
      const answer = await ask(connection, 'asks', { path: subject.endpoints.introspection, body: `token=${next()}` })
      if (!answer.body.includes('"active":true'))
        throw new Error(`the token is not active: ${answer.status} ${answer.body}`)
    }
    return { operation, close: () => connection.close() }
  },

  async userinfo(subject) {
    const { connection, next } = await withTokens(subject)
    const operation = async () => {
      const answer = await connection.send({
        path: subject.endpoints.userinfo,
        headers: `authorization: Bearer ${next()}\r\n`,
      })
      if (!answer.body.includes('"given_name"')) throw new Error(`no claims: ${answer.status} ${answer.body}`)
    }
    return { operation, close: () => connection.close() }
  },
}

/** Access tokens of several people. */
async function withTokens(subject: Subject): Promise<{ connection: Connection; next: () => string }> {
  const connection = new Connection(subject.port)
  const tokens: string[] = []
  while (tokens.length < TOKENS) {
    const { access_token: token } = await signIn(subject, new Browser(subject.origin, connection), {
      connection,
      client: 'web',
    })
    tokens.push(token)
  }
  let turn = 0
  return {
    connection,
    next: () => {
      turn += 1
      return tokens[turn % TOKENS] ?? ''
    },
  }
}
