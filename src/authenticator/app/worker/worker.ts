import { addRoute, cleanupOutdatedCaches, precache } from 'workbox-precaching'
import { keepLater } from './later.ts'
import { openTapped, sayRequest, subscriptionMoved } from './notify.ts'
import { worker } from './scope.ts'

/**
 * The service worker: the app opens without a network, and a request is heard of while it is closed. The list of the
 * shell is made by the build. A newer worker waits until the person (or the last window) lets it take over, so that an
 * open page never meets the files of another version.
 */
precache(__SHELL__)
// `c` is for the page alone: the same shell whatever it brings.
addRoute({ directoryIndex: 'index.html', cleanURLs: false, ignoreURLParametersMatching: [/^(c|scan|lang)$/] })
cleanupOutdatedCaches()
keepLater(__LATER__)

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
})
worker.addEventListener('push', (event) => event.waitUntil(sayRequest()))
worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openTapped())
})
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscriptionMoved(event)))
