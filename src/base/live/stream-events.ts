/**
 * A page that waits, over server-sent events (HTML Living Standard §9.2): what stands is sent at once, and again
 * whenever it changed. One process holds ten thousand of them, so each keeps as little as it can.
 */
import type { ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SECOND } from '../time/instant.ts'
import type { Live, Waiting } from './live.ts'
import { takeSocket } from './take-socket.ts'
import { openTurns } from './turns.ts'

/** What stands. `over`: nothing more will come. `lookIn`: after so many milliseconds it changes by itself, as by expiring. */
export type Seen = { readonly data: object; readonly over: boolean; readonly lookIn?: number | undefined }

export type StreamAsk = {
  live: Live
  /** What to watch; see `tell`. */
  keys: readonly string[]
  /** Reads what stands now; undefined when it is gone, which ends the stream. */
  read(): Promise<Seen | undefined>
}

/** A comment at least this often, so that nobody between us and the browser takes the connection for dead. */
const SILENCE = 25 * SECOND
/** How long until the rows are asked again when the database was away. */
const PATIENCE = 2 * SECOND
/** Who does not read what is sent is let go. */
const MOST_UNREAD = 256 * 1024

/** A gap in what was heard makes all look again; those who act meanwhile are not to queue behind that. */
const turns = openTurns(4)

/** Answers with a stream of events. The route has sent nothing yet, and sends nothing after this. */
export function streamEvents(request: FastifyRequest, reply: FastifyReply, { live, keys, read }: StreamAsk): void {
  reply.hijack()
  const { raw } = reply
  if (request.method === 'HEAD') return void raw.writeHead(200, { 'content-type': 'text/event-stream' }).end()
  if (live.full) return void raw.writeHead(503, { 'retry-after': '5' }).end()
  const line = begin(raw, { ...reply.getHeaders(), ...HEADERS } as Record<string, string>)
  const stream = openStream(line, read)
  const stops = [live.keep(stream), ...keys.map((key) => live.watch(key, stream.look))]
  line.once('close', () => {
    for (const stop of stops) stop()
    stream.end()
  })
  stream.look()
}

/** `connection: close`: the stream ends as the connection does, and needs no frames of its own (RFC 9112 §6.3). */
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  connection: 'close',
  'x-accel-buffering': 'no', // nginx would keep it back until it is a page full
}

/** Sends the head of the answer; what follows is written to what this answers. */
function begin(raw: ServerResponse, headers: Record<string, string>): Writable {
  const socket = takeSocket(raw)
  if (!socket) return raw.writeHead(200, headers)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.write(`HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\n`)
  return socket
}

/** `look` reads the rows now, or once more when they are being read. */
function openStream(line: Writable, read: StreamAsk['read']): Waiting & { look(): void } {
  let last = ''
  let lookAt = Number.POSITIVE_INFINITY
  let spokeAt = performance.now()
  let state: 'idle' | 'reading' | 'again' | 'ended' = 'idle'
  const say = (text: string) => {
    spokeAt = performance.now()
    if (line.writableLength > MOST_UNREAD) line.destroy()
    else line.write(text)
  }
  const end = () => {
    if (state === 'ended') return
    state = 'ended'
    line.end()
  }
  const show = (seen: Seen | undefined) => {
    if (state === 'ended') return
    if (!seen) return end()
    const text = JSON.stringify(seen.data)
    if (text !== last) say(`data: ${text}\n\n`)
    last = text
    lookAt = seen.lookIn === undefined ? Number.POSITIVE_INFINITY : performance.now() + Math.max(seen.lookIn, 0)
    if (seen.over) end()
  }
  const look = () => {
    if (state === 'reading') state = 'again'
    if (state !== 'idle') return
    state = 'reading'
    lookAt = Number.POSITIVE_INFINITY
    turns.take(async () => {
      try {
        show(await read())
      } catch {
        lookAt = performance.now() + PATIENCE // the database is away; the page waits for it with us
      }
      const again = (state as string) === 'again'
      if (state !== 'ended') state = 'idle'
      if (again) look()
    })
  }
  return {
    look,
    end,
    beat(at) {
      if (at >= lookAt) look()
      else if (at - spokeAt >= SILENCE) say(':\n\n')
    },
  }
}
