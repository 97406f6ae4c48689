/** Pages that wait: a socket each that has asked for a stream of events, and what came in on it. */
import { connect, type Socket } from 'node:net'

export type Stream = {
  /** Resolves with the next event that comes in. */
  next(): Promise<string>
  close(): void
}

/** Asks for a stream and waits for the first event, so that the page is one that waits. */
export async function openStream(port: number, { path, cookie }: { path: string; cookie: string }): Promise<Stream> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\naccept: text/event-stream\r\n${cookie}\r\n`)
  const stream = { next: () => nextEvent(socket, path), close: () => void socket.destroy() }
  await stream.next()
  return stream
}

function nextEvent(socket: Socket, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const stop = (done: () => void) => {
      socket.off('data', take).off('close', gone).off('error', gone)
      done()
    }
    const gone = () => stop(() => reject(new Error(`the stream of ${path} ended: ${text.slice(0, 200)}`)))
    const take = (part: Buffer) => {
      text += part.toString()
      const found = /\bdata: (.*)\n\n/.exec(text)?.[1]
      if (found !== undefined) stop(() => resolve(found))
    }
    socket.on('data', take).on('close', gone).on('error', gone)
  })
}
