import type { Texts } from '../../text.ts'

/**
 * What leaves by telephone. A text keeps to the signs of the mobile network's own alphabet (no ë, no curly quotes), so
 * that it stays one message. A call is read aloud: no signs that a voice stumbles over.
 */
export const telephoneTexts = {
  'telephone.text': {
    en: '{code} is your code to {purpose, select, register {add this number} address {verify this number} other {sign in}} at {institution}. Valid until {until}. Give it to nobody, not even to us.',
    nl: '{code} is je code om {purpose, select, register {dit nummer toe te voegen} address {dit nummer te bevestigen} other {aan te melden}} bij {institution}. Geldig tot {until}. Geef ze aan niemand, ook niet aan ons.',
  },
  'telephone.call.ask': {
    en: 'Hello, this is {institution}. {purpose, select, register {You are adding this number to your account.} address {You are verifying this number.} other {You are signing in.}} If that is right, press the hash key. If it is not you, press the star key.',
    nl: 'Hallo, dit is {institution}. {purpose, select, register {Je voegt dit nummer toe aan je account.} address {Je verifieert dit nummer.} other {Je bent aan het aanmelden.}} Klopt dat, druk dan op hekje. Ben jij het niet, druk dan op sterretje.',
  },
  'telephone.call.again': {
    en: 'Press the hash key to confirm. If it is not you, press the star key.',
    nl: 'Druk op hekje om te bevestigen. Ben jij het niet, druk dan op sterretje.',
  },
  'telephone.call.confirmed': {
    en: 'Thank you. Go on in your browser. Goodbye.',
    nl: 'Bedankt. Ga verder in je browser. Tot ziens.',
  },
  'telephone.call.declined': {
    en: 'Nobody gets in with this call. Somebody may know your password: change it soon, at {institution}. Goodbye.',
    nl: 'Met deze oproep komt niemand binnen. Misschien kent iemand je wachtwoord: wijzig het snel, bij {institution}. Tot ziens.',
  },
  'telephone.call.goodbye': {
    en: 'We heard no key. Nothing was confirmed. Goodbye.',
    nl: 'We hoorden geen toets. Er werd niets bevestigd. Tot ziens.',
  },
} as const satisfies Texts
