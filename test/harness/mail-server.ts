/** A mail server for tests: takes mails by SMTP (RFC 5321) on loopback and keeps them. */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export type TakenMail = { from: string; to: string[]; source: string }

export type MailServer = {
  url: string
  mails: TakenMail[]
  /** What is answered to the next recipients, such as `451 4.3.0 busy`; undefined takes them. */
  refuse: string | undefined
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined))
    converse(socket, taken)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as { port: number }
  const taken: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    refuse: undefined,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return taken
}

function converse(socket: Socket, server: MailServer): void {
  let mail: TakenMail = { from: '', to: [], source: '' }
  let inData = false
  let unread = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  const command = (line: string) => {
    const [, verb = '', path = ''] = /^(\w+)(?:[^<]*<([^>]*)>)?/.exec(line) ?? []
    switch (verb.toUpperCase()) {
      case 'EHLO':
        return say('250-test\r\n250-8BITMIME\r\n250 SMTPUTF8')
      case 'MAIL':
        mail = { from: path, to: [], source: '' }
        return say('250 ok')
      case 'RCPT':
        if (server.refuse) return say(server.refuse)
        mail.to.push(path)
        return say('250 ok')
      case 'DATA':
        inData = true
        return say('354 go on')
      case 'QUIT':
        say('221 bye')
        return socket.end()
      default:
        return say('250 ok')
    }
  }
  const data = (line: string) => {
    if (line !== '.') {
      mail.source += `${line.startsWith('.') ? line.slice(1) : line}\r\n`
      return
    }
    inData = false
    server.mails.push(mail)
    say('250 taken')
  }
  say('220 test ESMTP')
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (unread + text).split('\r\n')
    unread = lines.pop() ?? ''
    for (const line of lines) inData ? data(line) : command(line)
  })
}
