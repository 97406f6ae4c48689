/** The built app on a port of its own, under the headers that it is served with, upon the verbs of the server. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openAppFiles } from '../../src/authenticator/server/app-files/app-files.ts'
import { appHeaders } from '../../src/authenticator/server/app-files/headers.ts'
import { packageRoot } from '../../src/base/root.ts'
import type { DeviceServer } from '../builders/device.ts'
import { ask } from './phone.ts'

const BELOW = '/authenticator/'

export const builtApp = join(packageRoot(), 'dist/authenticator')

/** `upon` gets the address that the app is served at. */
export async function serveApp(upon: (authenticatorUrl: string) => DeviceServer) {
  const files = openAppFiles(builtApp)
  if (!files) throw new Error('the app has not been built: run npm run build')
  let server: DeviceServer
  const answer = async (request: IncomingMessage, reply: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (!pathname.startsWith(BELOW)) return reply.writeHead(404).end()
    const name = pathname.slice(BELOW.length)
    if (name.startsWith('api/')) return api(server, { name: name.slice(4), request, reply })
    const file = files.get(name || 'index.html')
    if (!file) return reply.writeHead(404).end()
    return reply.writeHead(200, { ...appHeaders, 'content-type': file.type }).end(file.body)
  }
  const http = createServer((request, reply) => void answer(request, reply))
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const address = `http://localhost:${(http.address() as AddressInfo).port}${BELOW}`
  server = upon(address)
  return {
    address,
    close: () => {
      http.closeAllConnections()
      http.close()
    },
  }
}

async function api(
  server: DeviceServer,
  { name, request, reply }: { name: string; request: IncomingMessage; reply: ServerResponse },
): Promise<void> {
  const sent = await text(request)
  const { refused, ...said } = await ask(server, name === 'live' ? 'requests' : name, JSON.parse(sent || '{}'))
  const body = JSON.stringify({ ...said, ...(refused && { refusal: refused }), now: server.now() })
  if (name === 'live' && !refused) {
    // Held open, as the server holds it.
    reply.writeHead(200, { 'content-type': 'text/event-stream' }).write(`data: ${body}\n\n`)
  } else reply.writeHead(refused ? 422 : 200, { 'content-type': 'application/json' }).end(body)
}
