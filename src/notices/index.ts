export { deliverNotice, type NoticesDeps, noticeTasks } from './deliver.ts'
export { type Mailer, openMailer } from './mail-client.ts'
export type { QueuedNotice, SentNotice } from './notice.ts'
export { queueNotice } from './queue.ts'
