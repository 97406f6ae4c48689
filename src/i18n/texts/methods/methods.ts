import type { Texts } from '../../text.ts'

/** What people prove themselves with: names and descriptions, and what is asked of a password. */
export const methodsTexts = {
  'method.passkey': { en: 'Passkey', nl: 'Passkey' },
  'method.passkey.about': {
    en: 'Your phone or computer recognises you by fingerprint, face or PIN. Nothing to type.',
    nl: 'Je telefoon of computer herkent je aan je vingerafdruk, gezicht of pincode. Je hoeft niets te typen.',
  },
  'method.security-key': { en: 'Security key', nl: 'Beveiligingssleutel' },
  'method.security-key.about': {
    en: 'A small key that you plug in or hold against your phone.',
    nl: 'Een sleuteltje dat je in je computer steekt of tegen je telefoon houdt.',
  },
  'method.app': { en: 'Authenticator app', nl: 'Authenticator-app' },
  'method.app.about': {
    en: 'You get a request on your phone and type the number that you see here.',
    nl: 'Je krijgt een aanmeldverzoek op je telefoon en typt het nummer dat je hier ziet.',
  },
  'method.app-code': { en: 'Code from the authenticator app', nl: 'Code uit de authenticator-app' },
  'method.app-code.about': {
    en: 'Your app shows a code, also without a network.',
    nl: 'Je app toont een code, ook zonder netwerk.',
  },
  'method.totp': { en: 'Code app', nl: 'Code-app' },
  'method.totp.about': {
    en: 'Any app that shows a new six-digit code every half minute. It works without a network.',
    nl: 'Een app naar keuze die elke halve minuut een nieuwe code van zes cijfers toont. Ze werkt zonder netwerk.',
  },
  'method.sms': { en: 'Text message', nl: 'Sms' },
  'method.sms.about': {
    en: 'You get a six-digit code on your mobile number.',
    nl: 'Je krijgt een code van zes cijfers op je gsm-nummer.',
  },
  'method.voice': { en: 'Phone call', nl: 'Telefoonoproep' },
  'method.voice.about': {
    en: 'We call you, and you press # to confirm.',
    nl: 'We bellen je op, en je bevestigt met #.',
  },
  'method.hardware-code': { en: 'Code token', nl: 'Codetoken' },
  'method.hardware-code.about': {
    en: 'A small device from your institution that shows a code.',
    nl: 'Een klein toestel van je instelling dat een code toont.',
  },

  'password.rule.length': { en: 'At least {min} characters', nl: 'Minstens {min} tekens' },
  'password.rule.longest': { en: 'No more than {max} characters', nl: 'Hoogstens {max} tekens' },
  'password.rule.readable': { en: 'Only characters that can be seen', nl: 'Alleen zichtbare tekens' },
  'password.rule.kind': {
    en: '{kind, select, lower {A small letter} upper {A capital letter} digit {A figure} other {A sign such as ! or ?}}',
    nl: '{kind, select, lower {Een kleine letter} upper {Een hoofdletter} digit {Een cijfer} other {Een teken zoals ! of ?}}',
  },
  'password.rule.common': { en: 'Not easy to guess', nl: 'Niet makkelijk te raden' },
  'password.rule.breached': {
    en: 'Not on a list of stolen passwords',
    nl: 'Niet op een lijst van gestolen wachtwoorden',
  },
  'password.rule.personal': {
    en: 'Without your name, your date of birth or the name of your institution',
    nl: 'Zonder je naam, je geboortedatum of de naam van je instelling',
  },

  'refusal.password-too-short': {
    en: 'Use at least {min} characters. A few words that do not belong together are easy to remember.',
    nl: 'Gebruik minstens {min} tekens. Enkele woorden die niets met elkaar te maken hebben, onthoud je makkelijk.',
  },
  'refusal.password-too-long': {
    en: 'Use no more than {max} characters.',
    nl: 'Gebruik hoogstens {max} tekens.',
  },
  'refusal.password-unreadable': {
    en: 'This password holds a character that cannot be seen. Type it again instead of pasting it.',
    nl: 'Dit wachtwoord bevat een teken dat je niet ziet. Typ het opnieuw in plaats van het te plakken.',
  },
  'refusal.password-kind': {
    en: 'Add {kind, select, lower {a small letter} upper {a capital letter} digit {a figure} other {a sign such as ! or ?}}.',
    nl: 'Voeg {kind, select, lower {een kleine letter} upper {een hoofdletter} digit {een cijfer} other {een teken zoals ! of ?}} toe.',
  },
  'refusal.password-common': {
    en:
      '{pattern, select, ' +
      'password {“{part}” is one of the most used passwords.} ' +
      'word {“{part}” is an everyday word, and the rest adds little.} ' +
      'name {“{part}” is a common name, and the rest adds little.} ' +
      'keyboard {“{part}” is a row of keys next to each other.} ' +
      'repeat {“{part}” repeats itself.} ' +
      'sequence {“{part}” is a row that everybody knows.} ' +
      'date {“{part}” is a date or a year, and the rest adds little.} ' +
      'other {This is easy to guess.}} Add words that nobody would expect.',
    nl:
      '{pattern, select, ' +
      'password {“{part}” is een van de meest gebruikte wachtwoorden.} ' +
      'word {“{part}” is een alledaags woord, en de rest voegt weinig toe.} ' +
      'name {“{part}” is een bekende naam, en de rest voegt weinig toe.} ' +
      'keyboard {“{part}” is een rij toetsen naast elkaar.} ' +
      'repeat {“{part}” herhaalt zichzelf.} ' +
      'sequence {“{part}” is een reeks die iedereen kent.} ' +
      'date {“{part}” is een datum of een jaartal, en de rest voegt weinig toe.} ' +
      'other {Dit is makkelijk te raden.}} Voeg woorden toe die niemand verwacht.',
  },
  'refusal.password-breached': {
    en: 'This password is on a list of stolen passwords, which thieves try first. Choose another one.',
    nl: 'Dit wachtwoord staat op een lijst van gestolen wachtwoorden. Dieven proberen die als eerste. Kies een ander.',
  },
  'refusal.password-personal': {
    en:
      '{what, select, ' +
      'birthDate {Your date of birth is in it.} ' +
      'signInName {“{part}” is from your sign-in name.} ' +
      'institution {“{part}” is from the name of your institution.} ' +
      'other {“{part}” is from your name.}} Leave it out: whoever knows you tries that first.',
    nl:
      '{what, select, ' +
      'birthDate {Je geboortedatum staat erin.} ' +
      'signInName {“{part}” komt uit je aanmeldnaam.} ' +
      'institution {“{part}” komt uit de naam van je instelling.} ' +
      'other {“{part}” komt uit je naam.}} Laat het weg: wie je kent, probeert dat eerst.',
  },
} as const satisfies Texts
