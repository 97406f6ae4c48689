/**
 * A connection without what HTTP hangs upon it. A waiting page needs its socket alone; request, answer and parser would
 * cost four times as much, and ten thousand of them more than all else that the process does.
 */
import type { ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** Which of a connection's listeners are the HTTP server's (Node's `lib/_http_server.js`). */
const OF_HTTP = /^(bound )?socketOn[A-Z]/
const EVENTS = ['data', 'end', 'close', 'drain', 'timeout', 'error'] as const

/**
 * Takes the socket of an answer of which nothing has been sent: the answer counts as finished, and whoever calls writes
 * to the socket what is to be sent. What else comes from the client is thrown away. The parser is freed by the server's own
 * listener for a connection that closed; where a version of Node names it otherwise, it stays and costs memory alone.
 * Undefined where there is no connection (`inject`).
 */
export function takeSocket(response: ServerResponse): Socket | undefined {
  const { socket } = response
  if (!(socket instanceof Socket)) return undefined
  response.emit('finish')
  socket.setTimeout(0)
  // The parser is at work until it has given the request to us.
  setImmediate(() => {
    if (!socket.destroyed) freeOfHttp(socket)
  })
  return socket
}

function freeOfHttp(socket: Socket): void {
  const free = socket.listeners('close').find(({ name }) => name === 'bound socketOnClose')
  if (!free) return
  free.call(socket)
  for (const event of EVENTS) dropListeners(socket, event)
  // Who breaks off is gone like who closes: `close` follows either.
  socket.on('error', () => undefined)
  socket.on('end', () => socket.end())
  socket.resume()
}

function dropListeners(socket: Socket, event: (typeof EVENTS)[number]): void {
  for (const heard of socket.listeners(event)) {
    if (OF_HTTP.test(heard.name)) socket.off(event, heard as () => void)
  }
}
