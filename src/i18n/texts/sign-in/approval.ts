import type { Texts } from '../../text.ts'

/** Requests to the app in the midst of a sign-in: while the page waits, and when they come to nothing. */
export const approvalTexts = {
  'approval.title': {
    en: 'Type this number in the app on your phone',
    nl: 'Typ dit nummer in de app op je telefoon',
  },
  'approval.title-over': { en: 'Approve it in the app on your phone', nl: 'Keur goed in de app op je telefoon' },
  'approval.title-confirm': { en: 'Confirm on your phone', nl: 'Bevestig op je telefoon' },
  'approval.number': { en: 'The number', nl: 'Het nummer' },
  'approval.time': { en: 'Time left for this request', nl: 'Tijd die dit verzoek nog heeft' },
  'approval.sent': { en: 'Sent to your phone', nl: 'Verstuurd naar je telefoon' },
  'approval.sent-to': { en: 'Sent to {name}', nl: 'Verstuurd naar {name}' },
  'approval.open-app': { en: 'Open the app on your phone', nl: 'Open de app op je telefoon' },
  'approval.app-open': { en: 'The app is open', nl: 'De app is open' },
  'approval.type': {
    en: 'Type {number} and confirm with your PIN or fingerprint.',
    nl: 'Typ {number} en bevestig met je pincode of vingerafdruk.',
  },
  'approval.confirm': {
    en: 'Confirm with your PIN or fingerprint.',
    nl: 'Bevestig met je pincode of vingerafdruk.',
  },
  'approval.then': { en: 'This page goes on by itself', nl: 'Deze pagina gaat vanzelf verder' },
  'approval.then-application': { en: '{application} opens by itself', nl: '{application} gaat vanzelf open' },
  'approval.approved': { en: 'Approved: going on…', nl: 'Goedgekeurd: we gaan verder…' },
  'approval.more-time': { en: 'More time', nl: 'Meer tijd' },
  'approval.done': { en: 'I have approved it', nl: 'Ik heb goedgekeurd' },
  'approval.again': { en: 'Send a new request', nl: 'Nieuw verzoek versturen' },
  'approval.held': {
    en: 'You can send a new request from {time}.',
    nl: 'Je kunt een nieuw verzoek versturen vanaf {time}.',
  },
  'approval.no-notification': { en: 'No notification?', nl: 'Geen melding gekregen?' },
  'approval.no-notification.open': {
    en: 'Open the app: the request is waiting there for you. It comes without a notification too.',
    nl: 'Open de app: het verzoek wacht daar op je. Het komt ook zonder melding aan.',
  },
  'approval.no-notification.check': {
    en: 'No notifications at all? The app checks under Settings what stops them.',
    nl: 'Krijg je nooit meldingen? De app kijkt bij Instellingen na wat ze tegenhoudt.',
  },
  'approval.no-notification.offline': {
    en: 'No network on your phone? Then take a code from the app, or another way.',
    nl: 'Geen netwerk op je telefoon? Neem dan een code uit de app, of een andere manier.',
  },
  'approval.open-here': { en: 'Open the app on this phone', nl: 'App openen op deze telefoon' },
  'approval.cannot': { en: 'I can’t use the app right now', nl: 'Ik kan de app nu niet gebruiken' },
  'approval.remember': { en: 'Remember my device', nl: 'Mijn toestel onthouden' },
  'approval.remember.hint': {
    en: 'Next time, one click here asks your phone. Only on a device of your own.',
    nl: 'De volgende keer volstaat hier één klik. Alleen op een eigen toestel.',
  },

  'remembered.title': { en: 'With your phone', nl: 'Met je telefoon' },
  'remembered.act': { en: 'Sign in as {name}', nl: 'Aanmelden als {name}' },
  'remembered.what': {
    en: 'We send a request to the app. You type nothing here.',
    nl: 'We sturen een verzoek naar de app. Je typt hier niets.',
  },
  'remembered.password': { en: 'Sign in with my password', nl: 'Met mijn wachtwoord aanmelden' },

  'qr.title': { en: 'Scan this with the app', nl: 'Scan dit met de app' },
  'qr.lead': {
    en: 'Open Sleutelbos on your phone and point the camera at the code. You type nothing.',
    nl: 'Open Sleutelbos op je telefoon en richt de camera op de code. Je hoeft niets te typen.',
  },
  'qr.aside': { en: 'Sign in with the app', nl: 'Aanmelden met de app' },
  'qr.or': { en: 'Or scan with your app', nl: 'Of scan met je app' },
  'qr.valid': { en: 'Valid for another {time}', nl: 'Nog {time} geldig' },
  'qr.scanned': { en: 'Your phone has read the code', nl: 'Je telefoon heeft de code gelezen' },
  'qr.scanned.confirm': {
    en: 'Confirm there with your PIN or fingerprint. This page then goes on by itself.',
    nl: 'Bevestig daar met je pincode of vingerafdruk. Deze pagina gaat daarna vanzelf verder.',
  },
  'qr.scanned.type': {
    en: 'Your phone has read the code. Type {number} in the app and confirm.',
    nl: 'Je telefoon heeft de code gelezen. Typ {number} in de app en bevestig.',
  },
  'qr.scanned.number': {
    en: 'Then confirm with your PIN or fingerprint. This page goes on by itself.',
    nl: 'Bevestig daarna met je pincode of vingerafdruk. Deze pagina gaat vanzelf verder.',
  },
  'qr.resting': {
    en: 'No code is shown now, because nobody scanned one.',
    nl: 'Er staat nu geen code, omdat niemand er een scande.',
  },
  'qr.again': { en: 'Show a new code', nl: 'Nieuwe code tonen' },
  'qr.show': { en: 'Sign in with a QR code', nl: 'Aanmelden met een QR-code' },
  'qr.here': { en: 'Sign in with the app on this phone', nl: 'Met de app op deze telefoon' },
  'qr.done': { en: 'I have approved it', nl: 'Ik heb goedgekeurd' },
  'qr.type-name': { en: 'Type my name instead', nl: 'Liever mijn naam typen' },

  'app-code.title': { en: 'Type the code from the app', nl: 'Typ de code uit de app' },
  'app-code.hint': {
    en: 'Open Sleutelbos on your phone: the code stands with this account, without a network too.',
    nl: 'Open Sleutelbos op je telefoon: de code staat bij deze account, ook zonder netwerk.',
  },
  'app-code.request': { en: 'Send a request to the app instead', nl: 'Liever een verzoek naar de app' },
  'refusal.approval-waiting': {
    en: 'Nothing has come from your phone yet. Open the app and approve the request.',
    nl: 'Er kwam nog niets van je telefoon. Open de app en keur het verzoek goed.',
  },
  'refusal.approval-declined': {
    en: 'The request was declined on the phone, so nobody gets in.',
    nl: 'Het verzoek werd op de telefoon geweigerd, dus komt niemand binnen.',
  },
  'refusal.approval-wrong-number': {
    en: 'Another number was typed on the phone, so that request is over. Send a new one, and type the number that stands here then.',
    nl: 'Op de telefoon werd een ander nummer getypt, dus telt dat verzoek niet meer. Verstuur een nieuw, en typ het nummer dat dan hier staat.',
  },
  'refusal.approval-expired': {
    en: 'That request no longer counts. Send a new one.',
    nl: 'Dat verzoek telt niet meer. Verstuur een nieuw.',
  },
  'refusal.too-many-requests': {
    en: 'We have sent your phone enough requests for now. You can send another from {time}, or choose another way.',
    nl: 'We hebben je telefoon voorlopig genoeg verzoeken gestuurd. Je kunt er weer een versturen vanaf {time}, of kies een andere manier.',
  },
  'refusal.requests-stopped': {
    en: 'Requests were declined on your phone, so we send it none until {time}. Choose another way.',
    nl: 'Op je telefoon werden verzoeken geweigerd. Daarom sturen we er geen meer tot {time}. Kies een andere manier.',
  },
  'refusal.app-not-accepted': {
    en: 'Nobody can sign in here with that app. Type your name instead.',
    nl: 'Met die app kan niemand hier aanmelden. Typ in de plaats je naam.',
  },
  'refusal.remembered-gone': {
    en: 'This browser is not remembered any more. Type your name instead.',
    nl: 'Deze browser wordt niet meer onthouden. Typ in de plaats je naam.',
  },
  'refusal.link-waiting': {
    en: 'The app has not linked yet. Scan the QR code with it, and choose your PIN there.',
    nl: 'De app is nog niet gekoppeld. Scan er de QR-code mee, en kies daar je pincode.',
  },
  'refusal.link-expired': {
    en: 'That QR code no longer counts. Here is a new one.',
    nl: 'Die QR-code telt niet meer. Hier is een nieuwe.',
  },
  'refusal.disowned': {
    en: 'On the phone somebody said “that wasn’t me”. So this sign-in was stopped, and nobody gets in.',
    nl: 'Op de telefoon zei iemand: “dat was ik niet”. Daarom is deze aanmelding gestopt, en komt niemand binnen.',
  },
  'disowned.was-you': {
    en: 'Did you press that by mistake? Then start again.',
    nl: 'Drukte je daar zelf per ongeluk op? Begin dan opnieuw.',
  },
  'disowned.not-you': {
    en: 'Did you not sign in yourself? Then somebody may know your password.',
    nl: 'Was jij niet aan het aanmelden? Dan kent iemand misschien je wachtwoord.',
  },
  'disowned.password': { en: 'Choose a new password', nl: 'Nieuw wachtwoord kiezen' },
  'disowned.tricked': { en: 'I was tricked', nl: 'Ik ben opgelicht' },
  'sign-in.refused.disowned.title': { en: 'This sign-in was stopped', nl: 'Deze aanmelding is gestopt' },
} as const satisfies Texts
