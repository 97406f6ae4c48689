/** Of the package `smpp`, which brings no types, the part that we use. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export type Pdu = {
    command: string
    command_status: number
    [field: string]: unknown
    isResponse(): boolean
    response(options?: Record<string, unknown>): Pdu
  }
  export type Session = EventEmitter & {
    socket: Socket
    send(pdu: Pdu, answered?: (answer: Pdu) => void): boolean
    close(done?: () => void): void
    destroy(done?: () => void): void
  }
  const smpp: {
    PDU: new (command: string, fields?: Record<string, unknown>) => Pdu
    connect(options: { host: string; port: number; tls: boolean }): Session
    createServer(listener: (session: Session) => void): NetServer & { sessions: Session[] }
    errors: Record<string, number>
  }
  export default smpp
}
