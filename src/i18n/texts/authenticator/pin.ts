import type { Texts } from '../../text.ts'

/** The PIN: choosing it, typing it, and what happens when it is wrong. */
export const appPinTexts = {
  'app.pin.choose.title': { en: 'Choose a PIN', nl: 'Kies een pincode' },
  'app.pin.choose.five': {
    en: 'Five digits that only you know. After the fifth you go on by yourself.',
    nl: 'Vijf cijfers die alleen jij kent. Na het vijfde ga je vanzelf verder.',
  },
  'app.pin.choose.more': {
    en: 'Five to eight digits that only you know.',
    nl: 'Vijf tot acht cijfers die alleen jij kent.',
  },
  'app.pin.choose.longer': { en: 'I want a longer PIN', nl: 'Ik wil een langere pincode' },
  'app.pin.choose.go': { en: 'Choose this PIN', nl: 'Deze pincode kiezen' },
  'app.pin.repeat.title': { en: 'Repeat your PIN', nl: 'Herhaal je pincode' },
  'app.pin.repeat.why': {
    en: 'So that a slip of the finger does not shut you out.',
    nl: 'Zo sluit een verkeerde toets je niet buiten.',
  },
  'app.pin.repeat.differs': {
    en: 'These are not the same twice. Choose your PIN again.',
    nl: 'Dit was niet twee keer hetzelfde. Kies je pincode opnieuw.',
  },
  'app.pin.repeat.other': { en: 'Choose another PIN', nl: 'Andere pincode kiezen' },
  'app.pin.choose.new': { en: 'Choose a new PIN', nl: 'Kies een nieuwe pincode' },

  'app.pin.type.title': { en: 'Type your PIN', nl: 'Typ je pincode' },
  'app.pin.type.old': { en: 'Type the PIN that you have now', nl: 'Typ de pincode die je nu hebt' },
  'app.pin.type.sign-in': {
    en: 'You are signing in to {what} with {realm}.',
    nl: 'Je meldt aan bij {what} met {realm}.',
  },
  'app.pin.type.step-up': {
    en: 'You confirm for {what} that it’s you, with {realm}.',
    nl: 'Je bevestigt voor {what} dat jij het bent, met {realm}.',
  },
  'app.pin.type.pin': { en: 'Then you choose a new one for {realm}.', nl: 'Daarna kies je een nieuwe voor {realm}.' },
  'app.pin.type.unlock': {
    en: 'Then you can approve with your fingerprint or face for {realm}.',
    nl: 'Daarna kun je goedkeuren met je vingerafdruk of gezicht voor {realm}.',
  },
  'app.pin.type.link': {
    en: 'Then you get a code that links your new phone to {realm}.',
    nl: 'Daarna krijg je een code die je nieuwe telefoon koppelt aan {realm}.',
  },
  'app.pin.checking': { en: 'Checking…', nl: 'We kijken het na…' },
  'app.pin.label': { en: 'PIN', nl: 'Pincode' },
  'app.pin.typed': { en: '{n} of {of} digits typed', nl: '{n} van {of} cijfers getypt' },
  'app.pin.biometrics': { en: 'Fingerprint or face', nl: 'Vingerafdruk of gezicht' },
  'app.pin.wrong.title': { en: 'That PIN is not right', nl: 'Deze pincode klopt niet' },
  'app.pin.wrong.left': {
    en: 'You have {n, plural, one {one try} other {# tries}} left. After that, the link with this phone is wiped.',
    nl: 'Je hebt nog {n, plural, one {één poging} other {# pogingen}}. Daarna wordt de koppeling met deze telefoon gewist.',
  },
  'app.pin.wrong.tries': {
    en: '{n, plural, one {one try} other {# tries}}',
    nl: '{n, plural, one {één poging} other {# pogingen}}',
  },
  'app.pin.forgotten': { en: 'I forgot my PIN', nl: 'Ik ben mijn pincode vergeten' },
  'app.pin.forgotten.title': { en: 'Start with a new PIN', nl: 'Begin met een nieuwe pincode' },
  'app.pin.forgotten.why': {
    en: 'Nobody can look up your PIN, we cannot either. Remove the account from this phone, link it again, and choose a new PIN.',
    nl: 'Niemand kan je pincode opzoeken, wij ook niet. Verwijder de account van deze telefoon, koppel ze opnieuw, en kies een nieuwe pincode.',
  },

  'app.pad.label': { en: 'Digits', nl: 'Cijfers' },
  'app.pad.erase': { en: 'Erase', nl: 'Wissen' },

  'app.pin.weak.too-short': {
    en: 'That is too short. Take five digits at least.',
    nl: 'Dat is te kort. Neem minstens vijf cijfers.',
  },
  'app.pin.weak.too-long': {
    en: 'That is too long. Take eight digits at most.',
    nl: 'Dat is te lang. Neem hoogstens acht cijfers.',
  },
  'app.pin.weak.repeated': {
    en: 'Those are the same digits again and again; others guess that first. Choose another PIN.',
    nl: 'Dat zijn steeds dezelfde cijfers; dat raden anderen het eerst. Kies een andere pincode.',
  },
  'app.pin.weak.row': {
    en: 'Those digits stand in a row; others guess that first. Choose another PIN.',
    nl: 'Die cijfers volgen elkaar op; dat raden anderen het eerst. Kies een andere pincode.',
  },
} as const satisfies Texts
