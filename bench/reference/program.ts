/**
 * The bare library as a server: `node program.js PORT`. Its sign-in is the least that does the same work: a page with a
 * form, and the same argon2id hash in a background thread.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { hash, verify } from '@node-rs/argon2'
import { PASSWORD } from '../subjects/campus.ts'
import { bareProvider } from './provider.ts'

const port = Number(process.argv[2])
const provider = bareProvider(port)
provider.on('server_error', (_ctx, error) => console.error(error))
const callback = provider.callback()
const stored = await hash(PASSWORD, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 })

const page = (uid: string) => `<!doctype html><html lang="en"><title>Sign in</title><main data-step="password">
<form method="post" action="/interaction/${uid}"><input name="name" autocomplete="username">
<input name="password" type="password" autocomplete="current-password"><button>Sign in</button></form></main></html>`

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new URLSearchParams(Buffer.concat(chunks).toString())
}

async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response)
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(uid))
    return
  }
  const form = await bodyOf(request)
  const right = await verify(stored, form.get('password') ?? '')
  if (right)
    await provider.interactionFinished(request, response, {
      login: { accountId: (form.get('name') ?? '').split('@')[0] ?? '', acr: 'sfa', amr: ['pwd'] },
    })
  else response.writeHead(422).end(page(uid))
}

createServer((request, response) => {
  if (!request.url?.startsWith('/interaction/')) callback(request, response)
  else interact(request, response).catch((error) => response.writeHead(500).end(String(error)))
}).listen(port, '127.0.0.1', () => console.log(`ready ${port}`))
process.once('SIGTERM', () => process.exit(0))
