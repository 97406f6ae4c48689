import type { Texts } from '../../text.ts'

/** Mails about the authenticator app. */
export const deviceNoticesTexts = {
  'notices.device-void.subject': {
    en: '{institution}: a phone no longer opens {signInName}',
    nl: '{institution}: een telefoon telt niet meer mee voor {signInName}',
  },
  'notices.device-void.preview': {
    en: 'Three wrong PINs in a row were typed in the app.',
    nl: 'In de app werd drie keer na elkaar een foute pincode getypt.',
  },
  'notices.device-void.title': { en: 'Your device no longer counts', nl: 'Je toestel telt niet meer mee' },
  'notices.device-void.lead': {
    en: 'Hello {name}, three wrong PINs in a row were typed in the app on one of your devices. To be safe, that device can no longer approve anything for your account, and the app forgot the account.',
    nl: 'Dag {name}, op een van je toestellen werd in de app drie keer na elkaar een foute pincode getypt. Voor de veiligheid kan dat toestel niets meer goedkeuren voor je account, en is de app de account vergeten.',
  },
  'notices.device-void.fact-device': { en: 'Device', nl: 'Toestel' },
  'notices.device-void.again': {
    en: 'Then link the device again: sign in with another method or your reset code, and choose a new PIN. Don’t you have another method? The service desk helps you.',
    nl: 'Koppel het toestel dan opnieuw: meld aan met een andere methode of met je resetcode en kies een nieuwe pincode. Heb je geen andere methode? De servicedesk helpt je.',
  },
  'notices.device-void.stranger': {
    en: 'Then somebody else had your device in hand. Nobody got in. Tell the service desk if you have lost it.',
    nl: 'Dan had iemand anders je toestel in handen. Niemand is binnen. Ben je het kwijt, verwittig dan de servicedesk.',
  },
  'notices.disowned.subject': {
    en: '{institution}: we stopped a sign-in to {signInName}',
    nl: '{institution}: we hielden een aanmelding bij {signInName} tegen',
  },
  'notices.disowned.preview': {
    en: 'You said that it wasn’t you. Nobody got in.',
    nl: 'Je zei dat jij het niet was. Niemand is binnen.',
  },
  'notices.disowned.title': { en: 'We stopped a sign-in', nl: 'We hielden een aanmelding tegen' },
  'notices.disowned.lead': {
    en: 'Hello {name}, {way, select, qr {somebody tried to sign in to your account with a QR code that was scanned with your app} remembered {somebody tried to sign in to your account in a browser that knows your device} other {somebody tried to sign in with your name and your password}}. You said in the app that it wasn’t you. Nobody got in.',
    nl: 'Dag {name}, {way, select, qr {iemand probeerde aan te melden met een QR-code die met jouw app gescand werd} remembered {iemand probeerde aan te melden in een browser die je toestel kent} other {iemand probeerde aan te melden met jouw naam en je wachtwoord}}. Je zei in de app dat jij het niet was. Niemand is binnen.',
  },
  'notices.disowned.fact-application': { en: 'Application', nl: 'Toepassing' },
  'notices.disowned.next': { en: 'What now?', nl: 'Wat nu?' },
  'notices.disowned.password': {
    en: '{way, select, qr {Scan only a code that is on your own screen. Did you type your password on a page that you don’t trust? Then choose a new one.} remembered {Choose a new password: then no browser knows your device any more. Did you sign in on a computer that others use? Tick “shared computer” there next time.} other {Somebody knows your password. Choose a new one at once, and use it nowhere else.}}',
    nl: '{way, select, qr {Scan alleen een code die op je eigen scherm staat. Typte je je wachtwoord op een pagina die je niet vertrouwt? Kies dan een nieuw.} remembered {Kies een nieuw wachtwoord: dan kent geen enkele browser je toestel nog. Meldde je aan op een computer die anderen ook gebruiken? Kruis daar dan “gedeelde computer” aan.} other {Iemand kent je wachtwoord. Kies meteen een nieuw, en gebruik het nergens anders.}}',
  },
  'notices.disowned.button': { en: 'Choose a new password', nl: 'Nieuw wachtwoord kiezen' },
  'notices.disowned.mistake': { en: 'Was it you after all?', nl: 'Was jij het toch?' },
  'notices.disowned.again': {
    en: 'Then sign in once more. You need not do anything else.',
    nl: 'Meld dan gewoon opnieuw aan. Verder hoef je niets te doen.',
  },
  'notices.requests-stopped.subject': {
    en: '{institution}: no requests on your phone for {signInName} for a while',
    nl: '{institution}: even geen aanmeldverzoeken op je telefoon voor {signInName}',
  },
  'notices.requests-stopped.preview': {
    en: 'You declined two requests in a short time.',
    nl: 'Je weigerde kort na elkaar twee aanmeldverzoeken.',
  },
  'notices.requests-stopped.title': {
    en: 'We stopped the requests on your phone',
    nl: 'We sturen even geen aanmeldverzoeken',
  },
  'notices.requests-stopped.lead': {
    en: 'Hello {name}, two requests on your phone were declined within an hour. So that nobody can keep asking until you give in, we send none for a while.',
    nl: 'Dag {name}, op je telefoon werden binnen een uur twee aanmeldverzoeken geweigerd. Zo kan niemand blijven vragen tot je toegeeft: we sturen er even geen meer.',
  },
  'notices.requests-stopped.fact-until': { en: 'Stopped until', nl: 'Geen verzoeken tot' },
  'notices.requests-stopped.ways': {
    en: 'Then sign in another way until that time: by QR code, with a code of the app, or with another method.',
    nl: 'Meld tot dan op een andere manier aan: met een QR-code, met een code van de app of met een andere methode.',
  },
} as const satisfies Texts
