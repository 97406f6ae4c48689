import type { Texts } from '../../text.ts'

/** The app's settings, and those of one account. */
export const appSettingsTexts = {
  'app.settings.title': { en: 'Settings', nl: 'Instellingen' },
  'app.settings.language': { en: 'Language', nl: 'Taal' },
  'app.settings.camera': { en: 'Open with the camera', nl: 'Openen met de camera' },
  'app.settings.camera.why': {
    en: 'Handy if you often sign in by QR code.',
    nl: 'Handig als je vaak aanmeldt met een QR-code.',
  },
  'app.settings.notifications': { en: 'Notifications', nl: 'Meldingen' },
  'app.settings.notifications.why': {
    en: 'They say that a request is waiting, and nothing else.',
    nl: 'Ze zeggen dat er een aanmeldverzoek wacht, en niets anders.',
  },
  'app.settings.notifications.refused': {
    en: 'Your phone blocks them. See under “Check this phone”.',
    nl: 'Je telefoon houdt ze tegen. Kijk bij “Deze telefoon nakijken”.',
  },
  'app.settings.diagnostics': { en: 'Send diagnostic data', nl: 'Diagnostische gegevens versturen' },
  'app.settings.diagnostics.why': {
    en: 'The version of the app, your system and errors; never accounts or codes.',
    nl: 'De versie van de app, je systeem en fouten; nooit accounts of codes.',
  },
  'app.settings.accounts': { en: 'Accounts', nl: 'Accounts' },
  'app.settings.check': { en: 'Check this phone', nl: 'Deze telefoon nakijken' },
  'app.settings.check.why': {
    en: 'Camera, notifications, network, clock, version and storage',
    nl: 'Camera, meldingen, netwerk, klok, versie en opslag',
  },
  'app.settings.install': { en: 'Install the app', nl: 'App installeren' },
  'app.settings.install.why': {
    en: 'Then it opens faster, and your phone keeps its data.',
    nl: 'Dan opent ze sneller, en bewaart je telefoon haar gegevens.',
  },
  'app.settings.version': { en: 'Version {version}', nl: 'Versie {version}' },
  'app.settings.kept': { en: 'Saved', nl: 'Bewaard' },

  'app.account.unlock': { en: 'Fingerprint or face', nl: 'Vingerafdruk of gezicht' },
  'app.account.unlock.why': { en: 'In place of your PIN', nl: 'In plaats van je pincode' },
  'app.account.unlock.none': {
    en: 'This phone does not offer it here.',
    nl: 'Deze telefoon biedt dat hier niet aan.',
  },
  'app.account.pin': { en: 'Change PIN', nl: 'Pincode wijzigen' },
  'app.account.link': { en: 'Link a new phone', nl: 'Nieuwe telefoon koppelen' },
  'app.account.link.why': {
    en: 'This one keeps working as well.',
    nl: 'Deze blijft ook werken.',
  },
  'app.account.name': { en: 'Name of this phone', nl: 'Naam van deze telefoon' },
  'app.account.name.save': { en: 'Save name', nl: 'Naam bewaren' },
  'app.account.remove': { en: 'Remove account', nl: 'Account verwijderen' },

  'app.remove.title': { en: 'Remove {realm} from this phone?', nl: '{realm} van deze telefoon verwijderen?' },
  'app.remove.lost': { en: 'What you will lose', nl: 'Wat je kwijt bent' },
  'app.remove.lost.approve': {
    en: 'Approving sign-ins of {account} with this phone',
    nl: 'Aanmeldingen van {account} goedkeuren met deze telefoon',
  },
  'app.remove.lost.codes': { en: 'The codes for {account}', nl: 'De codes voor {account}' },
  'app.remove.lost.qr': {
    en: 'Signing in to {account} by QR code',
    nl: 'Aanmelden als {account} met een QR-code',
  },
  'app.remove.first': {
    en: 'Have another method or your reset code at hand before you go on.',
    nl: 'Houd een andere methode of je resetcode bij de hand voor je verdergaat.',
  },
  'app.remove.rest': {
    en: 'The account itself stays, and so do your other devices.',
    nl: 'De account zelf blijft bestaan, en je andere toestellen ook.',
  },
  'app.remove.go': { en: 'Remove', nl: 'Verwijderen' },
  'app.remove.offline': {
    en: 'Without a network the account only leaves this phone. Remove this device in your security information as well.',
    nl: 'Zonder netwerk verdwijnt de account alleen van deze telefoon. Verwijder dit toestel ook in je beveiligingsinfo.',
  },
} as const satisfies Texts
