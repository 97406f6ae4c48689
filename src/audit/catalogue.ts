import type { TextKey } from '../i18n/index.ts'

/** One kind of event: when it is written, and what its details keep beside who, when, where and by which browser. */
export type CatalogueEntry = { readonly when: string; readonly keeps?: Readonly<Record<string, string>> }

/** Every kind of event that the record knows, in the order in which a person meets them. Published in docs/audit-events.md. */
export const catalogue = {
  'sign-in.succeeded': {
    when: 'A sign-in ended in a session, or raised one to a higher level.',
    keeps: {
      acr: 'level reached',
      amr: 'what was proved (RFC 8176)',
      session: 'the session',
      reasons: 'why the policies asked for a second factor',
      exceptedBy: 'what spared one',
      news: 'browser or country, where they are new to the account',
    },
  },
  'sign-in.failed': {
    when: 'A password or another proof was wrong. Without account when the name is unknown.',
    keeps: { method: 'which proof', why: 'wrong, used before, locked, or added too late for this session' },
  },
  'sign-in.locked': {
    when: 'Wrong answers reached the limit of the realm and locked a method.',
    keeps: { method: 'which method', until: 'end of the lock' },
  },
  'account.created': { when: 'An import or a feed made an account.' },
  'account.invited': { when: 'An activation code was mailed.', keeps: {} },
  'account.activated': { when: 'The person set the first password of the account.', keeps: { by: 'what opened it' } },
  'account.closed': { when: 'The account was closed.', keeps: { why: 'the rule or the person behind it' } },
  'account.reopened': {
    when: 'A closed account was opened again.',
    keeps: { why: 'the rule or the person behind it' },
  },
  'activation.started': {
    when: 'Somebody proved an initial password or an activation code.',
    keeps: { by: 'initial-password or mailed-code' },
  },
  'initial-password.failed': { when: 'A wrong initial password was typed.', keeps: {} },
  'initial-password.locked': {
    when: 'Wrong initial passwords locked activation.',
    keeps: { until: 'end of the lock' },
  },
  'password.set': { when: 'The first password of an account was stored.', keeps: {} },
  'password.failed': { when: 'A wrong current password was typed where the password is changed.', keeps: {} },
  'password.changed': {
    when: 'The password was replaced by another.',
    keeps: { by: 'how the person proved who they are' },
  },
  'recovery.mailed': { when: 'A link to reset the password was mailed.', keeps: { to: 'where to, masked' } },
  'password.recovered': {
    when: 'The password was reset, and everybody who was signed in was signed out.',
    keeps: { by: 'how the person proved who they are' },
  },
  'address.given': {
    when: 'The person gave a mail address, which is not verified yet.',
    keeps: { mail: 'it, masked' },
  },
  'address.verified': {
    when: 'A code that was mailed to an address came back: it can recover the account.',
    keeps: { mail: 'it, masked', replaced: 'the one that went for it, masked' },
  },
  'address.removed': { when: 'The person removed a mail address.', keeps: { mail: 'it, masked' } },
  'address.restored': { when: 'The person took a removal back.', keeps: { mail: 'it, masked' } },
  'phone.given': { when: 'The person gave a telephone number.', keeps: { phone: 'it, masked' } },
  'phone.removed': { when: 'The person removed a telephone number.', keeps: { phone: 'it, masked' } },
  'phone.verified': {
    when: 'A code or a call that went to a telephone number of the person came back confirmed.',
    keeps: { phone: 'it, masked' },
  },
  'phone.declined': {
    when: 'Somebody was called to confirm a sign-in, and said that it was not them.',
    keeps: { to: 'the number that was called, masked' },
  },
  'phone.restored': { when: 'The person took a removal back.', keeps: { phone: 'it, masked' } },
  'profile.changed': {
    when: 'The person changed how they are called, or their language.',
    keeps: { what: 'which of them' },
  },
  'record.reported': {
    when: 'The person told an office that something on record is wrong.',
    keeps: { about: 'which part of it' },
  },
  'method.registered': {
    when: 'A second factor was confirmed: from then on it counts.',
    keeps: {
      kind: 'its kind',
      name: 'its name',
      shown: 'what tells it from others: a masked number, the end of a serial',
    },
  },
  'method.renamed': { when: 'A second factor got another name.', keeps: { kind: 'its kind', name: 'its new name' } },
  'method.removed': {
    when: 'A second factor was removed.',
    keeps: { kind: 'its kind', name: 'its name', shown: 'what tells it from others' },
  },
  'method.default-changed': {
    when: 'The person chose the method that is asked first.',
    keeps: { kind: 'its kind', name: 'its name' },
  },
  'method.ending-told': {
    when: 'The person was told that their only method is no longer accepted from a day on.',
    keeps: { kind: 'its kind', from: 'that day', days: 'how many days ahead' },
  },
  'key.cloned': {
    when: 'A copy of a security key or passkey answered, as its counter showed; the key was switched off.',
    keeps: { kind: 'its kind', name: 'its name' },
  },
  'device.pin-wrong': {
    when: 'A wrong PIN was typed in the authenticator app.',
    keeps: { device: 'which device', name: 'its name', left: 'how many tries were left' },
  },
  'device.voided': {
    when: 'Three wrong PINs in a row: the registration of the device is void.',
    keeps: { device: 'which device', name: 'its name' },
  },
  'device.pin-changed': {
    when: 'The PIN of the authenticator app was changed, after the old one.',
    keeps: { device: 'which device', name: 'its name' },
  },
  'device.unlock-added': {
    when: 'A device may confirm by biometrics from then on.',
    keeps: { device: 'which device', name: 'its name' },
  },
  'device.unlock-removed': {
    when: 'A device may no longer confirm by biometrics.',
    keeps: { device: 'which device', name: 'its name' },
  },
  'link.offered-by-device': {
    when: 'The authenticator app showed a code by which another device can be linked.',
    keeps: { device: 'the device that showed it', name: 'its name' },
  },
  'approval.asked': {
    when: 'A sign-in asked the devices of an account for approval.',
    keeps: { request: 'which request', way: 'approval (after another proof) or remembered (by a remembered browser)' },
  },
  'qr.claimed': {
    when: 'The authenticator app scanned the QR code of a sign-in page.',
    keeps: {
      request: 'which request',
      device: 'the device that scanned it',
      name: 'its name',
      network: 'whether browser and phone are on the same network: same, other or unknown',
      browserAddress: 'where the browser that showed the code is',
      browserCountry: 'its country, as far as it is known',
    },
  },
  'approval.approved': {
    when: 'A device approved a request.',
    keeps: {
      request: 'which request',
      way: 'approval, qr or remembered',
      device: 'the device that answered',
      name: 'its name',
      by: 'pin or biometrics',
      network: 'whether browser and phone are on the same network: same, other or unknown',
      browserAddress: 'where the browser that asked is; the address of the event is the phone’s',
      browserCountry: 'its country, as far as it is known',
    },
  },
  'approval.declined': {
    when: 'A device declined a request.',
    keeps: { request: 'which request', way: 'approval, qr or remembered', device: 'the device', name: 'its name' },
  },
  'approval.disowned': {
    when: 'A person said in the authenticator app that a sign-in was not theirs: it was stopped.',
    keeps: {
      request: 'which request',
      way: 'approval, qr or remembered',
      device: 'the device that answered',
      name: 'its name',
      browserAddress: 'where the browser that asked is; the address of the event is the phone’s',
      browserCountry: 'its country, as far as it is known',
    },
  },
  'approval.wrong-number': {
    when: 'Another number than the one of the sign-in page was typed in the app: the request was over.',
    keeps: { request: 'which request', way: 'approval or qr', device: 'the device', name: 'its name' },
  },
  'approval.stopped': {
    when: 'Two requests were declined within an hour: none are sent for an hour.',
    keeps: { until: 'until when' },
  },
  'remembered-browser.added': {
    when: 'A browser was remembered: from then on it can ask the devices of the account without a name or password.',
  },
  'totp.failed': { when: 'A one-time code was wrong or was used before.', keeps: { verdict: 'wrong or replayed' } },
  'reset-code.made': {
    when: 'A reset code was made, and shown once; an earlier one is worth nothing since.',
    keeps: { renewed: 'whether there was one before' },
  },
  'reset-code.used': {
    when: 'The reset code was right: it is spent, and methods were removed by it.',
    keeps: { lost: 'all, or the kind of the one that was lost' },
  },
  'reset-code.failed': { when: 'A wrong reset code was typed.', keeps: {} },
  'access-pass.given': {
    when: 'A desk gave an access pass.',
    keeps: { pass: 'which', expires: 'until when', reason: 'why' },
  },
  'access-pass.used': {
    when: 'An access pass stood in for the second factor, once.',
    keeps: { pass: 'which' },
  },
  'access-pass.failed': { when: 'A wrong access pass was typed.', keeps: {} },
  'access-pass.withdrawn': { when: 'A desk took an access pass back.', keeps: { pass: 'which' } },
  'pause.started': {
    when: 'A desk lifted the duty of a second factor for a while.',
    keeps: { from: 'from when', until: 'until when', reason: 'why' },
  },
  'pause.ended': {
    when: 'A pause was over, or was ended.',
    keeps: { why: 'over (by time), registered (a method), ended (by a desk) or replaced (by another)' },
  },
  'hardware-code.assigned': { when: 'A code token was handed out.', keeps: { serial: 'the number on it' } },
  'hardware-code.returned': { when: 'A code token was taken back.', keeps: { serial: 'the number on it' } },
  'tokens.imported': {
    when: 'Seeds of code tokens were imported.',
    keeps: { file: 'its name', added: 'how many are new', known: 'how many were known' },
  },
  'session.ended': {
    when: 'A session ended before its time.',
    keeps: { session: 'the session', why: 'what ended it' },
  },
  'browser.forgotten': { when: 'The person said that a browser is not to be known any more.' },
  'account.alarm': {
    when: 'The person said that they were tricked: all other sessions ended.',
    keeps: { sessions: 'how many ended', browsers: 'how many known browsers were forgotten' },
  },
  'account.alarm-over': { when: 'After an alarm, the password was new and the methods were checked.' },
  'terms.accepted': {
    when: 'A person accepted a version of a text.',
    keeps: { terms: 'which text', version: 'which version' },
  },
  'application.signed-in': { when: 'An application got tokens for the person.', keeps: { scopes: 'what it may see' } },
  'application.refused': { when: 'The person may not use the application.', keeps: { why: 'which rule' } },
  'refresh-token.reused': {
    when: 'A refresh token was used a second time: all tokens that came from it were revoked.',
    keeps: { grant: 'which family' },
  },
  'people.imported': {
    when: 'A file of people was imported.',
    keeps: { file: 'its name', lines: 'how many lines', counts: 'what changed, by kind' },
  },
  'oidc-keys.rotated': {
    when: 'A realm got a new signing key.',
    keeps: { kid: 'its identifier', alg: 'its algorithm' },
  },
  'notice.sent': {
    when: 'A notice was handed to its channel.',
    keeps: { template: 'which notice', channel: 'which channel' },
  },
  'notice.failed': {
    when: 'A notice could not be handed over: at its first try, and when it is given up.',
    keeps: {
      template: 'which notice',
      channel: 'which channel',
      fault: 'what the channel said',
      again: 'whether it is tried again',
    },
  },
} as const satisfies Record<string, CatalogueEntry>

export type AuditKey = keyof typeof catalogue

export const auditKeys = Object.keys(catalogue) as AuditKey[]

/** The text of an event as a person reads it; an event without one does not compile. */
export const auditTextKey = (what: AuditKey): TextKey => `audit.${what}`
