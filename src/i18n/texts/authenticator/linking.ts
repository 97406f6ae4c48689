import type { Texts } from '../../text.ts'

/** From a code on a screen to a linked account: scanning, typing, looking, and the phone that comes after this one. */
export const appLinkingTexts = {
  'app.scan.title': { en: 'Point at the QR code', nl: 'Richt op de QR-code' },
  'app.scan.where': {
    en: 'It is on the screen where you sign in or link your phone.',
    nl: 'Die staat op het scherm waar je aanmeldt of je telefoon koppelt.',
  },
  'app.scan.view': { en: 'What your camera sees', nl: 'Wat je camera ziet' },
  'app.scan.opening': { en: 'The camera is opening…', nl: 'De camera gaat open…' },
  'app.scan.looking': { en: 'Looking for a code…', nl: 'We zoeken een code…' },
  'app.scan.found': { en: 'Code found', nl: 'Code gevonden' },
  'app.scan.torch': { en: 'Torch', nl: 'Zaklamp' },
  'app.scan.close': { en: 'Close', nl: 'Sluiten' },
  'app.scan.picture': { en: 'Use a picture', nl: 'Een foto gebruiken' },
  'app.scan.type': { en: 'Type the code', nl: 'Code typen' },
  'app.scan.refused.title': { en: 'The camera stays closed', nl: 'De camera blijft dicht' },
  'app.scan.refused.again': { en: 'Try the camera again', nl: 'Camera opnieuw proberen' },

  'app.type.title': { en: 'Type or paste the code', nl: 'Typ of plak de code' },
  'app.type.where': {
    en: 'On the page with the QR code, choose “I can’t scan the QR code”. A code of twelve signs appears there.',
    nl: 'Kies op de pagina met de QR-code “Ik kan de QR-code niet scannen”. Daar verschijnt een code van twaalf tekens.',
  },
  'app.type.label': { en: 'Code or address', nl: 'Code of adres' },
  'app.type.hint': {
    en: 'Small or capital letters, with or without spaces: it is all right.',
    nl: 'Kleine letters of hoofdletters, met of zonder spaties: het mag allemaal.',
  },
  'app.type.paste': { en: 'Paste', nl: 'Plakken' },
  'app.type.go': { en: 'Use this code', nl: 'Deze code gebruiken' },
  'app.type.paste.refused': {
    en: 'The browser keeps what you copied from us. Hold your finger on the field, and choose Paste.',
    nl: 'De browser houdt wat je kopieerde voor zich. Houd je vinger op het veld, en kies Plakken.',
  },

  'app.link.title': { en: 'Link this account?', nl: 'Deze account koppelen?' },
  'app.link.what': {
    en: 'From now on you approve sign-ins of this account on this phone.',
    nl: 'Voortaan keur je op deze telefoon goed dat je aanmeldt met deze account.',
  },
  'app.link.step.check': { en: 'Check the account', nl: 'Kijk de account na' },
  'app.link.step.pin': { en: 'Choose a PIN', nl: 'Kies een pincode' },
  'app.link.step.done': { en: 'Go on at your computer', nl: 'Ga verder op je computer' },
  'app.link.stages': { en: 'How it goes', nl: 'Zo gaat het' },
  'app.link.name': { en: 'Name of this phone', nl: 'Naam van deze telefoon' },
  'app.link.name.hint': {
    en: 'So that you know it again in your security information.',
    nl: 'Zo herken je hem in je beveiligingsinfo.',
  },
  'app.link.go': { en: 'Link', nl: 'Koppelen' },
  'app.link.left': { en: 'Time left for this code', nl: 'Resterende tijd van deze code' },
  'app.link.not-mine': {
    en: 'Is this not your account? Then somebody else showed you this code. Cancel.',
    nl: 'Is dit niet jouw account? Dan toonde iemand anders je deze code. Annuleer dan.',
  },
  'app.link.linking': { en: 'We are linking your phone…', nl: 'We koppelen je telefoon…' },

  'app.offer.title': { en: 'Link your new phone', nl: 'Koppel je nieuwe telefoon' },
  'app.offer.how': {
    en: 'Open this app on your new phone, and scan this code there. This phone stays linked until you remove it.',
    nl: 'Open deze app op je nieuwe telefoon, en scan daar deze code. Deze telefoon blijft gekoppeld tot je hem verwijdert.',
  },
  'app.offer.open-at': { en: 'On the new phone, go to', nl: 'Ga op de nieuwe telefoon naar' },
  'app.offer.typed': { en: 'Or type this code there', nl: 'Of typ daar deze code' },
  'app.offer.qr': { en: 'QR code for your new phone', nl: 'QR-code voor je nieuwe telefoon' },
  'app.offer.left': { en: 'This code counts for another {time}.', nl: 'Deze code telt nog {time}.' },
  'app.offer.over': {
    en: 'This code no longer counts. Ask for a new one in the settings of the account.',
    nl: 'Deze code telt niet meer. Vraag een nieuwe in de instellingen van de account.',
  },
  'app.offer.private': {
    en: 'Show this code to nobody else: whoever scans it can sign in as you.',
    nl: 'Toon deze code aan niemand anders: wie ze scant, kan aanmelden als jij.',
  },

  'app.choose.title': { en: 'Which account do you sign in with?', nl: 'Met welke account meld je aan?' },
  'app.choose.to': { en: 'You are signing in to {what}.', nl: 'Je meldt aan bij {what}.' },
} as const satisfies Texts
