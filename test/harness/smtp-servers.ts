/** Mail servers as they are: real ones (npm smtp-server), and ones that say what they are told and no more. */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { issueCertificate } from './certificates.ts'

/** A certificate that nobody vouches for. */
const ours = issueCertificate({ name: 'localhost' })

type Taken = { from: string; to: string; source: string; secure: boolean; user: string | undefined }
export type Server = { port: number; taken: Taken[]; close(): Promise<void> }

/** A real server (npm smtp-server) that takes everything unless its options say otherwise. */
export async function smtpServer(options: SMTPServerOptions = {}): Promise<Server> {
  const taken: Taken[] = []
  const { pem: cert, keyPem: key } = await ours
  const server = new SMTPServer({
    authOptional: true,
    key,
    cert,
    // Only where a test is about it: the certificate is of nobody whom the client knows.
    disabledCommands: options.onAuth ? [] : ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          const { mailFrom, rcptTo } = session.envelope
          const from = mailFrom === false ? '' : mailFrom.address
          const to = rcptTo.map(({ address }) => address).join()
          const { secure, user } = session
          taken.push({ from, to, source: Buffer.concat(chunks).toString(), secure, user: user as string | undefined })
          done()
        })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return {
    port: (listening.address() as { port: number }).port,
    taken,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

export type Says = (line: string) => string | undefined

/** A server that says to each line what it is told, and hangs up when that is nothing. */
export async function rudeServer(greeting: string, says: (socket: Socket) => Says): Promise<Server> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)))
    const answer = says(socket)
    let unread = ''
    socket.write(greeting)
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (unread + text).split('\r\n')
      unread = lines.pop() ?? ''
      for (const line of lines) {
        const said = answer(line)
        if (said === undefined) socket.destroy()
        else socket.write(said)
      }
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as { port: number }).port,
    taken: [],
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What an ordinary server says to each verb, but for those that are told; lines of the message go to `heard`. */
export function usual(told: Partial<Record<string, () => string | undefined>>, heard: string[] = []): Says {
  let data = false
  return (line) => {
    if (data) {
      if (line !== '.') {
        heard.push(line)
        return ''
      }
      data = false
      return (told.END ?? (() => '250 taken\r\n'))()
    }
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'DATA') data = true
    const otherwise = verb === 'DATA' ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n'
    return (told[verb] ?? (() => otherwise))()
  }
}
