import type { Texts } from '../../text.ts'

/** The app's first screen: accounts as cards, what waits, and how to begin. */
export const appHomeTexts = {
  'app.home.title': { en: 'Your accounts', nl: 'Je accounts' },
  'app.home.settings': { en: 'Settings', nl: 'Instellingen' },
  'app.home.ready': { en: 'Ready: no requests', nl: 'Klaar: geen aanmeldverzoeken' },
  'app.home.connecting': { en: 'Looking for requests…', nl: 'Aanmeldverzoeken opvragen…' },
  'app.home.offline': {
    en: 'No network: your codes still work',
    nl: 'Geen netwerk: je codes werken wel',
  },
  'app.home.offline-without-codes': {
    en: 'No network: requests cannot reach you',
    nl: 'Geen netwerk: aanmeldverzoeken komen niet aan',
  },
  'app.home.waiting': {
    en: '{n, plural, one {One request is waiting for you} other {# requests are waiting for you}}',
    nl: '{n, plural, one {Er wacht één aanmeldverzoek op je} other {Er wachten # aanmeldverzoeken op je}}',
  },
  'app.home.open-request': { en: 'View', nl: 'Bekijken' },
  'app.home.scan': { en: 'Scan a code', nl: 'Scan een code' },
  'app.home.notifications-off': { en: 'Notifications are off', nl: 'Meldingen staan uit' },
  'app.home.notifications-off.why': {
    en: 'Switch them on, and you need not open the app yourself.',
    nl: 'Zet ze aan, dan hoef je de app niet zelf te openen.',
  },
  'app.home.order': { en: 'Change the order', nl: 'Volgorde wijzigen' },
  'app.home.order.title': { en: 'The order of your accounts', nl: 'De volgorde van je accounts' },
  'app.home.order.done': { en: 'Done', nl: 'Klaar' },
  'app.home.order.up': { en: 'Move {account} up', nl: '{account} naar boven' },
  'app.home.order.down': { en: 'Move {account} down', nl: '{account} naar beneden' },
  'app.home.order.moved': {
    en: '{account} now stands at place {place} of {of}.',
    nl: '{account} staat nu op plaats {place} van {of}.',
  },

  'app.empty.title': { en: 'Link your first account', nl: 'Koppel je eerste account' },
  'app.empty.computer': {
    en: 'Sign in on your computer, and choose the app as your method.',
    nl: 'Meld aan op je computer, en kies de app als methode.',
  },
  'app.empty.scan': {
    en: 'Scan the QR code that appears there.',
    nl: 'Scan de QR-code die daar verschijnt.',
  },
  'app.empty.pin': { en: 'Choose a PIN of your own here.', nl: 'Kies hier een eigen pincode.' },
  'app.empty.same-phone': {
    en: 'No computer at hand? Paste the code or the address',
    nl: 'Geen computer bij de hand? Plak de code of het adres',
  },

  'app.card.why': { en: 'For when you have no network', nl: 'Voor als je geen netwerk hebt' },
  'app.card.no-codes': {
    en: 'This account works with requests only.',
    nl: 'Deze account werkt alleen met aanmeldverzoeken.',
  },
  'app.card.open': { en: 'Code of {account}, larger', nl: 'Code van {account}, groter' },
  'app.card.copy': { en: 'Copy', nl: 'Kopiëren' },
  'app.card.copied': { en: 'Copied', nl: 'Gekopieerd' },

  'app.codes.title': { en: 'Your code', nl: 'Je code' },
  'app.codes.how': {
    en: 'On the page where you sign in, choose “I can’t use the app right now”, and type this code there.',
    nl: 'Kies op de pagina waar je aanmeldt “Ik kan de app nu niet gebruiken”, en typ daar deze code.',
  },
  'app.codes.never-say': {
    en: 'Never tell this code to anybody, not even to the service desk.',
    nl: 'Zeg deze code nooit aan iemand, ook niet aan de servicedesk.',
  },
} as const satisfies Texts
