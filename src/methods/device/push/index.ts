export { type SendRequestDeps, sendRequest } from './send-request.ts'
export { publicPushKey, type SubscribeDeps, saveSubscription } from './subscribe.ts'
export { forgetSubscription } from './subscriptions-store.ts'
