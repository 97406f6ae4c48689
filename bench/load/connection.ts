/**
 * HTTP/1.1 over one socket, one request at a time, and no more of it than the servers measured here speak. It costs a
 * fraction of `node:http`: what the load takes of its core is not there for PostgreSQL, which shares it.
 */
import { connect, type Socket } from 'node:net'
import { type Answer, readAnswer } from './answer.ts'

export type Request = { method?: 'GET' | 'POST'; path: string; headers?: string; body?: string | undefined }

/** How long an answer may take, in milliseconds, before the connection is given up. */
const PATIENCE = 20_000

type Waiting = { resolve(answer: Answer): void; reject(error: Error): void }

export class Connection {
  readonly #port: number
  #socket: Socket | undefined
  #arrived: Buffer = Buffer.alloc(0)
  #waiting: Waiting | undefined

  /** To a port of this machine; connects at the first request, and anew when the server has hung up in between. */
  constructor(port: number) {
    this.#port = port
  }

  /** Sends a request; `headers` are whole lines, each with its line end. Rejects when there comes no answer. */
  send({ method = 'GET', path, headers = '', body }: Request): Promise<Answer> {
    if (this.#waiting) throw new Error('one request at a time')
    const socket = this.#open()
    const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
    socket.write(`${method} ${path} HTTP/1.1\r\nhost: localhost:${this.#port}\r\n${headers}${length}\r\n${body ?? ''}`)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
  }

  /** Hangs up; the next request connects anew. */
  close(): void {
    const socket = this.#socket
    this.#socket = undefined
    socket?.destroy()
  }

  #open(): Socket {
    if (this.#socket && !this.#socket.destroyed && this.#socket.readyState !== 'readOnly') return this.#socket
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`no answer in ${PATIENCE} ms`)))
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (error) => this.#fail(socket, error))
    socket.on('close', () => this.#fail(socket, new Error('the server hung up')))
    this.#arrived = Buffer.alloc(0)
    this.#socket = socket
    return socket
  }

  #take(chunk: Buffer): void {
    this.#arrived = this.#arrived.length === 0 ? chunk : Buffer.concat([this.#arrived, chunk])
    const answer = readAnswer(this.#arrived)
    if (!answer) return
    this.#arrived = Buffer.alloc(0)
    if (answer.closes) this.close()
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve(answer)
  }

  #fail(socket: Socket, error: Error): void {
    if (this.#socket !== socket) return // closed by us, and perhaps followed by another
    this.#socket = undefined
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.reject(error)
  }
}
