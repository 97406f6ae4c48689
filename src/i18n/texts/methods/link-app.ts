import type { Texts } from '../../text.ts'

/** Linking the authenticator (M10): in a sign-in, and on the page of one's own. */
export const linkAppTexts = {
  'link.scan': { en: 'Scan the code with your phone', nl: 'Scan de code met je telefoon' },
  'link.scan.how': {
    en: 'In the app, tap “Scan a code” and point the camera at this screen.',
    nl: 'Tik in de app op “Scan een code” en richt de camera op dit scherm.',
  },
  'link.scanned': { en: 'Your phone has read the code', nl: 'Je telefoon heeft de code gelezen' },
  'link.pin': { en: 'Choose a PIN in the app', nl: 'Kies een pincode in de app' },
  'link.pin.how': {
    en: 'Five digits or more, that nobody guesses. You type it twice.',
    nl: 'Vijf cijfers of meer, die niemand raadt. Je typt hem twee keer.',
  },
  'link.then': { en: 'This page goes on by itself', nl: 'Deze pagina gaat vanzelf verder' },
  'link.then-code': { en: 'Keep your reset code', nl: 'Bewaar je resetcode' },
  'link.then-code.why': { en: 'For the day that your phone is gone.', nl: 'Voor als je telefoon ooit weg is.' },
  'link.linked': { en: 'Linked: going on…', nl: 'Gekoppeld: we gaan verder…' },
  'link.waiting': { en: 'Waiting for your phone', nl: 'We wachten op je telefoon' },
  'link.vanishes': {
    en: 'The code disappears by itself once your phone is linked. You need not click here.',
    nl: 'De code verdwijnt vanzelf zodra je telefoon gekoppeld is. Je hoeft hier niet te klikken.',
  },
  'link.expired': { en: 'This code no longer counts', nl: 'Deze code telt niet meer' },
  'link.expired.what': {
    en: 'It counts for ten minutes, so that nobody links a phone with it later.',
    nl: 'Hij telt tien minuten, zodat niemand er later een telefoon mee koppelt.',
  },
  'link.renew': { en: 'Show a new code', nl: 'Nieuwe code tonen' },
  'link.done': { en: 'I have linked the app', nl: 'Ik heb de app gekoppeld' },

  'link.no-app': { en: 'I do not have the app yet', nl: 'Ik heb de app nog niet' },
  'link.no-app.what': {
    en: 'Sleutelbos is an app without a shop: you open it in your phone’s browser and put it on your home screen.',
    nl: 'Sleutelbos is een app zonder appwinkel: je opent ze in de browser van je telefoon en zet ze op je startscherm.',
  },
  'link.no-app.android': {
    en: 'Android: point your camera at the code for linking. The app opens, and offers to be installed.',
    nl: 'Android: richt je camera op de koppelcode. De app gaat open en stelt voor om ze te installeren.',
  },
  'link.no-app.ios': {
    en: 'iPhone and iPad: open the address below in Safari, tap Share, and choose “Add to Home Screen”. Open the app from there, and only then scan the code in it.',
    nl: 'iPhone en iPad: open het adres hieronder in Safari, tik op de deelknop en kies “Zet op beginscherm”. Open de app vanaf daar, en scan pas dan de code in de app.',
  },
  'link.no-app.address': { en: 'Address of the app', nl: 'Adres van de app' },
  'link.no-app.qr': { en: 'QR code of the address of the app', nl: 'QR-code van het adres van de app' },
  'link.no-app.scan': {
    en: 'This code opens the app only; it links nothing.',
    nl: 'Deze code opent alleen de app en koppelt niets.',
  },

  'link.by-hand': { en: 'I can’t scan the QR code', nl: 'Ik kan de QR-code niet scannen' },
  'link.by-hand.how': {
    en: 'In the app, tap “Scan a code”, then “Type the code”, and type these twelve signs.',
    nl: 'Tik in de app op “Scan een code”, dan op “Code typen”, en typ deze twaalf tekens.',
  },
  'link.by-hand.code': { en: 'Code', nl: 'Code' },

  'link.here': { en: 'I am on my phone now', nl: 'Ik zit nu op mijn telefoon' },
  'link.here.act': { en: 'Link the app on this phone', nl: 'App koppelen op deze telefoon' },
  'link.here.what': {
    en: 'The app opens beside this page. Choose your PIN there, then come back here.',
    nl: 'De app gaat naast deze pagina open. Kies daar je pincode en kom daarna hier terug.',
  },
  'link.here.ios': {
    en: 'On an iPhone or iPad, install the app first and open it from your home screen: paste the code there.',
    nl: 'Installeer op een iPhone of iPad eerst de app en open ze vanaf je beginscherm: plak daar de code.',
  },
  'link.here.copy': { en: 'Copy the code', nl: 'Code kopiëren' },

  'security.link-this': { en: 'Link', nl: 'Koppelen' },
  'security.add.app': { en: 'Link the app', nl: 'App koppelen' },
  'security.linked': { en: 'Linked {time}', nl: 'Gekoppeld {time}' },
  'security.fact.linked': { en: 'Linked', nl: 'Gekoppeld' },
  'security.lost.app': {
    en: 'You can no longer approve sign-ins with this device, and its codes no longer count. Its app says so, and removes the account there.',
    nl: 'Met dit toestel kun je geen aanmeldingen meer goedkeuren, en de codes ervan tellen niet meer. De app zegt dat zelf, en verwijdert de account daar.',
  },
  'security.devices-remove': { en: 'Remove all devices', nl: 'Alle toestellen verwijderen' },
  'security.devices-remove.hint': {
    en: 'For when you no longer trust any of them. You then link the app anew.',
    nl: 'Voor als je er geen enkel meer vertrouwt. Daarna koppel je de app opnieuw.',
  },
  'security.devices-remove.title': { en: 'Remove all devices?', nl: 'Alle toestellen verwijderen?' },
  'security.devices-remove.lost': {
    en: 'The app on these devices can then approve no sign-in, and shows no codes that count:',
    nl: 'De app op deze toestellen kan dan geen aanmelding meer goedkeuren, en toont geen codes die tellen:',
  },
  'security.devices-remove.left': {
    en: 'You can still sign in with: {methods}.',
    nl: 'Je kunt nog aanmelden met: {methods}.',
  },
  'security.devices-remove.none-left': {
    en: 'After that you have no second factor left. Link a phone again at once.',
    nl: 'Daarna heb je geen tweede factor meer. Koppel meteen weer een telefoon.',
  },
  'security.devices-remove.browsers': {
    en: 'Browsers that remember your device forget it too.',
    nl: 'Browsers die je toestel onthouden, vergeten het ook.',
  },
  'security.done.devices-removed': {
    en: 'All devices have been removed.',
    nl: 'Alle toestellen zijn verwijderd.',
  },
  'mfa-reset.device': { en: 'With a device that you still have', nl: 'Met een toestel dat je nog hebt' },
  'mfa-reset.device-how': {
    en: 'Is the app still linked on another phone or tablet? Sign in with it. In the list of your methods you then remove what you lost, and link your new phone.',
    nl: 'Is de app nog gekoppeld op een andere telefoon of tablet? Meld daarmee aan. In de lijst van je methoden verwijder je dan wat je kwijt bent, en koppel je je nieuwe telefoon.',
  },
  'mfa-reset.device-act': { en: 'Sign in with that device', nl: 'Met dat toestel aanmelden' },
  'refusal.no-devices': {
    en: 'There is no device left to remove.',
    nl: 'Er is geen toestel meer om te verwijderen.',
  },
  'security.nudge-app-title': { en: 'Link the app on your phone', nl: 'Koppel de app op je telefoon' },
  'security.nudge-app': {
    en: 'Now your password is all that keeps a stranger out. With the app you approve each sign-in on your phone. It takes a minute to link.',
    nl: 'Nu houdt alleen je wachtwoord een vreemde buiten. Met de app keur je elke aanmelding goed op je telefoon. Koppelen duurt een minuut.',
  },
} as const satisfies Texts
