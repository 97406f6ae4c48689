import type { Texts } from '../../text.ts'

/** The self-check: what is in order on this phone, and how to mend what is not. */
export const appChecksTexts = {
  'app.check.title': { en: 'Check this phone', nl: 'Deze telefoon nakijken' },
  'app.check.busy': { en: 'Checking…', nl: 'We kijken het na…' },
  'app.check.all-good': { en: 'All is in order.', nl: 'Alles is in orde.' },
  'app.check.some': {
    en: '{n, plural, one {One thing needs your attention.} other {# things need your attention.}}',
    nl: '{n, plural, one {Eén ding vraagt je aandacht.} other {# dingen vragen je aandacht.}}',
  },
  'app.check.again': { en: 'Check again', nl: 'Opnieuw nakijken' },
  'app.check.good': { en: 'In order', nl: 'In orde' },
  'app.check.look': { en: 'To look at', nl: 'Aandacht' },
  'app.check.broken': { en: 'Does not work', nl: 'Werkt niet' },

  'app.check.camera': { en: 'Camera', nl: 'Camera' },
  'app.check.camera.good': { en: 'The app may use it to scan.', nl: 'De app mag ze gebruiken om te scannen.' },
  'app.check.why.camera-unasked': {
    en: 'Your phone asks for permission at the first scan. Choose “Allow”.',
    nl: 'Je telefoon vraagt toestemming bij de eerste scan. Kies “Toestaan”.',
  },
  'app.check.why.camera-refused': {
    en: 'The app may not use it. Open the settings of your phone or browser, find this app or site, and allow the camera. Until then you can type the code.',
    nl: 'De app mag ze niet gebruiken. Open de instellingen van je telefoon of browser, zoek deze app of site, en sta de camera toe. Tot dan kun je de code typen.',
  },
  'app.check.why.camera-none': {
    en: 'There is none, or the browser hides it. Type the code, or use a picture of it.',
    nl: 'Er is er geen, of de browser verbergt ze. Typ de code, of gebruik er een foto van.',
  },

  'app.check.notifications': { en: 'Notifications', nl: 'Meldingen' },
  'app.check.notifications.good': {
    en: 'You get one when a request is waiting.',
    nl: 'Je krijgt er een als er een aanmeldverzoek wacht.',
  },
  'app.check.why.notifications-unasked': {
    en: 'They are off. Without them, open the app yourself: the request is waiting there.',
    nl: 'Ze staan uit. Open zonder meldingen zelf de app: het aanmeldverzoek wacht daar.',
  },
  'app.check.switch-on': { en: 'Switch on', nl: 'Aanzetten' },
  'app.check.why.notifications-off': {
    en: 'You switched them off. Without them, open the app yourself: the request is waiting there.',
    nl: 'Je zette ze uit. Open zonder meldingen zelf de app: het aanmeldverzoek wacht daar.',
  },
  'app.check.why.notifications-refused': {
    en: 'Your phone blocks them. Open the settings of your phone or browser, find this app or site, and allow notifications. Without them, open the app yourself.',
    nl: 'Je telefoon houdt ze tegen. Open de instellingen van je telefoon of browser, zoek deze app of site, en sta meldingen toe. Open zonder meldingen zelf de app.',
  },
  'app.check.why.notifications-install-first': {
    en: 'On an iPhone or iPad they come only when the app stands on your home screen. Install it first.',
    nl: 'Op een iPhone of iPad komen ze alleen als de app op je beginscherm staat. Installeer ze eerst.',
  },
  'app.check.why.notifications-unavailable': {
    en: 'This browser has none. Open the app yourself: the request is waiting there.',
    nl: 'Deze browser heeft er geen. Open zelf de app: het aanmeldverzoek wacht daar.',
  },

  'app.check.network': { en: 'Network', nl: 'Netwerk' },
  'app.check.network.good': { en: 'The server answers.', nl: 'De server antwoordt.' },
  'app.check.why.offline': {
    en: 'There is no network. Look at flight mode, Wi-Fi and mobile data. Your codes work without.',
    nl: 'Er is geen netwerk. Kijk vliegtuigstand, wifi en mobiele data na. Je codes werken zonder.',
  },
  'app.check.why.other-origin': {
    en: 'You opened the app at another address than {origin}. Open it there: at this one its answers are refused.',
    nl: 'Je opende de app op een ander adres dan {origin}. Open ze daar: op dit adres worden haar antwoorden geweigerd.',
  },
  'app.check.why.server-trouble': {
    en: 'There is a network, but the server does not answer. Does your Wi-Fi ask you to sign in first? Else wait a minute.',
    nl: 'Er is netwerk, maar de server antwoordt niet. Vraagt je wifi eerst om aan te melden? Wacht anders een minuut.',
  },

  'app.check.clock': { en: 'Clock', nl: 'Klok' },
  'app.check.clock.good': { en: 'It is right.', nl: 'Ze loopt juist.' },
  'app.check.why.clock-off': {
    en: 'It is {time} off. The app allows for that, but let your phone take its time from the network: Settings, Date and time.',
    nl: 'Ze loopt {time} verkeerd. De app houdt daar rekening mee, maar laat je telefoon de tijd van het netwerk nemen: Instellingen, Datum en tijd.',
  },
  'app.check.why.clock-unknown': {
    en: 'We could not compare it yet: there was no network.',
    nl: 'We konden ze nog niet vergelijken: er was geen netwerk.',
  },

  'app.check.version': { en: 'Version', nl: 'Versie' },
  'app.check.version.good': { en: 'You have the newest one.', nl: 'Je hebt de nieuwste.' },
  'app.check.why.version-old': {
    en: 'There is a newer one. Close the app and open it again.',
    nl: 'Er is een nieuwere. Sluit de app en open ze opnieuw.',
  },
  'app.check.renew': { en: 'Renew now', nl: 'Nu vernieuwen' },

  'app.check.storage': { en: 'Storage', nl: 'Opslag' },
  'app.check.storage.good': {
    en: 'Your phone keeps your keys, also when space runs short.',
    nl: 'Je telefoon bewaart je sleutels, ook als er weinig plaats is.',
  },
  'app.check.why.storage-not-kept': {
    en: 'Your browser may wipe your keys when space runs short. Install the app, then they stay.',
    nl: 'Je browser mag je sleutels wissen als er weinig plaats is. Installeer de app, dan blijven ze.',
  },
  'app.check.why.keys-lost': {
    en: 'The keys of an account are no longer on this phone. Link that account again.',
    nl: 'De sleutels van een account staan niet meer op deze telefoon. Koppel die account opnieuw.',
  },

  'app.check.installed': { en: 'Installed', nl: 'Geïnstalleerd' },
  'app.check.installed.good': { en: 'The app stands among your apps.', nl: 'De app staat tussen je apps.' },
  'app.check.why.not-installed': {
    en: 'You use the app in the browser. Installed, it opens faster, and your phone keeps its data better.',
    nl: 'Je gebruikt de app in de browser. Geïnstalleerd opent ze sneller, en bewaart je telefoon haar gegevens beter.',
  },
} as const satisfies Texts
