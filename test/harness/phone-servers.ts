/** Providers of texts and calls for tests: real servers on real sockets, and rude ones. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import smpp, { type Pdu, type Session } from 'smpp'

/** A request as a provider got it. */
export type Got = { method: string; url: string; headers: IncomingMessage['headers']; body: string }

export type HttpProvider = { url: string; got: Got[]; close(): Promise<void> }

type Behaviour = (got: Got, response: ServerResponse, request: IncomingMessage) => void

/** An HTTP server that behaves as told; it keeps what it got. */
export async function httpProvider(behave: Behaviour): Promise<HttpProvider> {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const { method = '', url = '', headers } = request
    const one = { method, url, headers, body: Buffer.concat(parts).toString() }
    got.push(one)
    behave(one, response, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Answers with a status and a body, JSON unless it is text. */
export const says =
  (status: number, body: object | string = '', headers: Record<string, string> = {}): Behaviour =>
  (_got, response) => {
    const json = typeof body === 'object'
    response.writeHead(status, { 'content-type': json ? 'application/json' : 'text/plain', ...headers })
    response.end(json ? JSON.stringify(body) : body)
  }

/** Never answers. */
export const hangs: Behaviour = () => undefined
/** Cuts the connection before it has answered. */
export const drops: Behaviour = (_got, _response, request) => request.socket.destroy()
/** Begins an answer, and goes on without an end. */
export const trickles: Behaviour = (_got, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}
/** Sends as much as it can. */
export const floods: Behaviour = (_got, response) => {
  response.writeHead(200)
  const more = () => {
    while (response.write(Buffer.alloc(64 * 1024, 0x20)));
    response.once('drain', more)
  }
  more()
}

/** The interface of Twilio, as far as we use it: checks who asks, and answers as the real one does. */
export function twilioDouble({ account, token }: { account: string; token: string }): Promise<HttpProvider> {
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`
  return httpProvider((one, response, request) => {
    if (one.headers.authorization !== authorization) return says(401, { code: 20003 })(one, response, request)
    const fields = new URLSearchParams(one.body)
    if (fields.get('To')?.endsWith('99'))
      return says(400, { code: 21211, message: `Invalid number ${fields.get('To')}` })(one, response, request)
    return says(201, { sid: `SM${'0'.repeat(32)}`, status: 'queued', error_code: null })(one, response, request)
  })
}

export type SmppProvider = {
  port: number
  /** What was submitted, in order. */
  texts: Pdu[]
  /** Connections that were bound so far. */
  bound: number
  sessions: Session[]
  close(): Promise<void>
}

type SmppWish = {
  password?: string
  /** Answers a submit; left out, it is accepted. */
  submit?: (pdu: Pdu, session: Session, nth: number) => void
  /** Answers enquire_link; left out, as it should. */
  enquire?: (pdu: Pdu, session: Session) => void
}

/** An SMPP server over TCP, by the package's own server. */
export async function smppProvider({ password = 'secret', submit, enquire }: SmppWish = {}): Promise<SmppProvider> {
  const provider: SmppProvider = { port: 0, texts: [], bound: 0, sessions: [], close: async () => undefined }
  const server = smpp.createServer((session) => {
    provider.sessions.push(session)
    session.on('error', () => session.destroy())
    session.on('bind_transceiver', (pdu: Pdu) => {
      const right = pdu.password === password
      if (right) provider.bound += 1
      session.send(pdu.response(right ? { system_id: 'double' } : { command_status: smpp.errors.ESME_RINVPASWD ?? 14 }))
    })
    session.on('submit_sm', (pdu: Pdu) => {
      provider.texts.push(pdu)
      if (submit) submit(pdu, session, provider.texts.length)
      else session.send(pdu.response({ message_id: String(provider.texts.length) }))
    })
    session.on('enquire_link', (pdu: Pdu) => (enquire ? enquire(pdu, session) : session.send(pdu.response())))
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response())
      session.close()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  provider.port = (server.address() as AddressInfo).port
  provider.close = async () => {
    for (const session of provider.sessions) session.destroy()
    server.close()
  }
  return provider
}
