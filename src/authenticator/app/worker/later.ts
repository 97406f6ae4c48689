import { worker } from './scope.ts'

const CACHE = 'used-once'

/** Keeps the scanner once it was used: it weighs more than all the rest, and some never scan. Names bear their hash. */
export function keepLater(names: readonly string[]): void {
  const addresses = names.map((name) => new URL(name, worker.registration.scope).href)
  worker.addEventListener('fetch', (event) => {
    if (event.request.method === 'GET' && addresses.includes(event.request.url)) {
      event.respondWith(kept(event.request))
    }
  })
  worker.addEventListener('activate', (event) => event.waitUntil(dropOthers(addresses)))
}

async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const found = await cache.match(request.url)
  if (found) return found
  const response = await fetch(request)
  if (response.ok) await cache.put(request.url, response.clone())
  return response
}

/** Those of an older version. */
async function dropOthers(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const request of await cache.keys()) {
    if (!addresses.includes(request.url)) await cache.delete(request)
  }
}
