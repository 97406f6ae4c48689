import type { Texts } from '../../text.ts'

/** Putting the app on the phone: each system has its own way, and on an iPhone it comes first. */
export const appInstallTexts = {
  'app.install.title': { en: 'Install the app', nl: 'Installeer de app' },
  'app.install.why': {
    en: 'It then stands among your apps, opens faster and can send notifications. There is no app store, and it takes almost no space.',
    nl: 'Dan staat ze tussen je apps, opent ze sneller en kan ze meldingen sturen. Er is geen appwinkel nodig, en ze neemt bijna geen plaats in.',
  },
  'app.install.go': { en: 'Install', nl: 'Installeren' },
  'app.install.later': { en: 'Go on without installing', nl: 'Doorgaan zonder te installeren' },
  'app.install.done': {
    en: 'The app is installed. Open it from your home screen.',
    nl: 'De app is geïnstalleerd. Open ze vanaf je beginscherm.',
  },

  'app.install.ios.first': {
    en: 'On an iPhone or iPad: first install, then link.',
    nl: 'Op een iPhone of iPad: eerst installeren, dan koppelen.',
  },
  'app.install.ios.first.why': {
    en: 'The installed app keeps its own data. What you link here in the browser would not be in it.',
    nl: 'De geïnstalleerde app bewaart haar eigen gegevens. Wat je hier in de browser koppelt, zit daar niet in.',
  },
  'app.install.ios.copy': { en: 'Copy the link code', nl: 'Kopieer de koppelcode' },
  'app.install.ios.copy.why': {
    en: 'You will paste it into the app in a moment.',
    nl: 'Die plak je straks in de app.',
  },
  'app.install.ios.copy.go': { en: 'Copy code', nl: 'Code kopiëren' },
  'app.install.ios.safari': { en: 'Open this page in Safari', nl: 'Open deze pagina in Safari' },
  'app.install.ios.share': { en: 'Tap Share', nl: 'Tik op Deel' },
  'app.install.ios.share.why': {
    en: 'The square with an arrow up, at the bottom or top of Safari.',
    nl: 'Het vierkantje met een pijl omhoog, onderaan of bovenaan in Safari.',
  },
  'app.install.ios.add': { en: 'Choose “Add to Home Screen”', nl: 'Kies “Zet op beginscherm”' },
  'app.install.ios.add.why': {
    en: 'Scroll down a little if you do not see it.',
    nl: 'Scrol wat naar beneden als je het niet ziet.',
  },
  'app.install.ios.open': {
    en: 'Open Sleutelbos from your home screen',
    nl: 'Open Sleutelbos vanaf je beginscherm',
  },
  'app.install.ios.open.scan': {
    en: 'Then scan the QR code on your computer.',
    nl: 'Scan dan de QR-code op je computer.',
  },
  'app.install.ios.open.paste': {
    en: 'There choose “Scan a code”, “Type the code” and “Paste”.',
    nl: 'Kies daar “Scan een code”, “Code typen” en “Plakken”.',
  },

  'app.install.android.menu': {
    en: 'Open the menu of your browser',
    nl: 'Open het menu van je browser',
  },
  'app.install.android.menu.why': {
    en: 'The three dots, at the top right.',
    nl: 'De drie puntjes, rechtsboven.',
  },
  'app.install.android.add': {
    en: 'Choose “Install app” or “Add to home screen”',
    nl: 'Kies “App installeren” of “Toevoegen aan startscherm”',
  },
  'app.install.android.open': {
    en: 'Open Sleutelbos among your apps',
    nl: 'Open Sleutelbos tussen je apps',
  },
  'app.install.android.open.why': {
    en: 'What you link here goes with it.',
    nl: 'Wat je hier koppelt, komt mee.',
  },

  'app.install.desktop.bar': {
    en: 'Click the install sign in the address bar',
    nl: 'Klik op het installatieteken in de adresbalk',
  },
  'app.install.desktop.bar.why': {
    en: 'Or choose “Install” in the menu of your browser. Firefox has none; there the app works as a page.',
    nl: 'Of kies “Installeren” in het menu van je browser. Firefox heeft dat niet; daar werkt de app als pagina.',
  },
  'app.install.desktop.open': {
    en: 'Open Sleutelbos among your programs',
    nl: 'Open Sleutelbos tussen je programma’s',
  },
} as const satisfies Texts
