/**
 * What people have to do by hand elsewhere, as the institutions' public instructions list it step by step, and the most
 * that it may take here. Counted: each click or tap, field filled, scan, code typed, app opened; a PIN or a gesture is
 * one. Not counted: typing an address, installing an app, waiting for a message. A person starts on the page that asks.
 */
export type Task = {
  readonly task: string
  /** Acts by the instructions of `by`; left out where nobody has written them down. */
  readonly elsewhere?: number
  readonly by?: string
  readonly most: number
}

export const TASKS = {
  'link-app': { task: 'register the app at the first sign-in', elsewhere: 14, by: 'Odisee', most: 9 },
  'link-new-phone': { task: 'link a new phone, the old one at hand', elsewhere: 14, by: 'Odisee', most: 7 },
  'mobile-number': { task: 'register a mobile number for codes', elsewhere: 8, by: 'Odisee', most: 5 },
  'code-app': { task: 'register another code app', elsewhere: 8, by: 'UHasselt', most: 5 },
  'security-key': { task: 'add a security key', elsewhere: 7, by: 'UHasselt', most: 5 },
  'second-method': { task: 'add a second method, a mobile number', elsewhere: 8, by: 'Odisee', most: 5 },
  'new-phone': { task: 'move the code app to a new phone, and remove the old one', most: 7 },
  'activation-code': { task: 'request an activation code and set a password', elsewhere: 10, by: 'Odisee', most: 6 },
  'qr-known': { task: 'sign in by QR code, in a browser that the account knows', elsewhere: 5, by: 'Odisee', most: 3 },
  'qr-number': { task: 'sign in by QR code elsewhere, with the number', elsewhere: 5, by: 'Odisee', most: 4 },
  remembered: { task: 'sign in with a remembered device', elsewhere: 3, by: 'Odisee', most: 3 },
  approval: { task: 'sign in with an approval, name known', elsewhere: 5, by: 'Odisee', most: 5 },
  passkey: { task: 'sign in with a passkey', most: 2 },
} as const satisfies Record<string, Task>

export type TaskKey = keyof typeof TASKS
