/** What we use of a service worker's scope; its types and those of pages exclude each other. */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void }

export type SubscriptionMoved = Waiting & {
  readonly oldSubscription?: PushSubscription | null
  readonly newSubscription?: PushSubscription | null
}

type Events = {
  activate: Waiting
  push: Waiting
  fetch: Event & { readonly request: Request; respondWith(response: Promise<Response>): void }
  message: MessageEvent
  notificationclick: Waiting & { readonly notification: Notification }
  pushsubscriptionchange: SubscriptionMoved
}

type Window = {
  readonly url: string
  readonly visibilityState: string
  focus(): Promise<unknown>
  postMessage(said: string): void
}

type Scope = {
  addEventListener<Name extends keyof Events>(name: Name, heard: (event: Events[Name]) => void): void
  skipWaiting(): Promise<void>
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Window[]>
    openWindow(address: string): Promise<unknown>
  }
}

export const worker = globalThis as unknown as Scope
