import type { Texts } from '../../text.ts'

/** Mails about what a person proves themselves with, and about what stands in for it. */
export const methodNoticesTexts = {
  'notices.method-registered.subject': {
    en: '{institution}: {method} added to {signInName}',
    nl: '{institution}: {method} toegevoegd aan {signInName}',
  },
  'notices.method-registered.preview': {
    en: 'From now on your account also takes this: {method}.',
    nl: 'Vanaf nu kun je met je account ook hiermee aanmelden: {method}.',
  },
  'notices.method-registered.title': { en: 'A method was added', nl: 'Er is een methode toegevoegd' },
  'notices.method-registered.lead': {
    en: 'Hello {name}, a new way to sign in was added to your account: {method}.',
    nl: 'Dag {name}, je account kreeg er een manier bij om aan te melden: {method}.',
  },
  'notices.method-removed.subject': {
    en: '{institution}: {method} removed from {signInName}',
    nl: '{institution}: {method} verwijderd van {signInName}',
  },
  'notices.method-removed.preview': {
    en: 'Your account no longer takes this: {method}.',
    nl: 'Hiermee kun je niet meer aanmelden: {method}.',
  },
  'notices.method-removed.title': { en: 'A method was removed', nl: 'Er is een methode verwijderd' },
  'notices.method-removed.lead': {
    en: 'Hello {name}, a way to sign in was removed from your account: {method}.',
    nl: 'Dag {name}, met je account kun je hiermee niet meer aanmelden: {method}.',
  },
  'notices.methods-reset.subject': {
    en: '{institution}: methods of {signInName} were removed',
    nl: '{institution}: methodes van {signInName} zijn verwijderd',
  },
  'notices.methods-reset.preview': {
    en: '{how, select, desk {The service desk did this.} other {Somebody used your reset code.}}',
    nl: '{how, select, desk {De servicedesk deed dit.} other {Iemand gebruikte je resetcode.}}',
  },
  'notices.methods-reset.title': { en: 'Methods were removed', nl: 'Er zijn methodes verwijderd' },
  'notices.methods-reset.lead': {
    en: 'Hello {name}, {how, select, desk {the service desk removed what you had lost} other {somebody signed in with your password and your reset code, and removed what was lost}}. Everybody who was signed in was signed out.',
    nl: 'Dag {name}, {how, select, desk {de servicedesk verwijderde wat je kwijt was} other {iemand meldde aan met je wachtwoord en je resetcode, en verwijderde wat kwijt was}}. Wie aangemeld was, is nu overal afgemeld.',
  },
  'notices.methods-reset.removed': { en: 'Removed', nl: 'Verwijderd' },
  'notices.methods-reset.all': { en: 'all methods', nl: 'alle methodes' },
  'notices.methods-reset.next': {
    en: 'Then add a new method the next time you sign in.',
    nl: 'Voeg dan bij je volgende aanmelding een nieuwe methode toe.',
  },
  'notices.methods-reset.not-you': {
    en: '{how, select, desk {Then somebody else asked for it in your name. Reset your password at once, and tell the service desk.} other {Then somebody knows your password and has your reset code. Reset your password at once, and tell the service desk.}}',
    nl: '{how, select, desk {Dan vroeg iemand anders dit in jouw naam. Reset meteen je wachtwoord en verwittig de servicedesk.} other {Dan kent iemand je wachtwoord en heeft die je resetcode. Reset meteen je wachtwoord en verwittig de servicedesk.}}',
  },
  'notices.method-ends.subject': {
    en: '{institution}: {method} no longer opens {signInName} from {from}',
    nl: '{institution}: {method} telt niet meer mee voor {signInName} vanaf {from}',
  },
  'notices.method-ends.preview': {
    en: 'It is the only method that you have: {method}.',
    nl: 'Het is de enige methode die je hebt: {method}.',
  },
  'notices.method-ends.title': { en: 'Your only method is ending', nl: 'Je enige methode verdwijnt' },
  'notices.method-ends.lead': {
    en: 'Hello {name}, from {from} on we no longer accept this method: {method}. It is the only one that you have.',
    nl: 'Dag {name}, vanaf {from} aanvaarden we deze methode niet meer: {method}. Het is de enige die je hebt.',
  },
  'notices.method-ends.fact-from': { en: 'No longer valid from', nl: 'Niet meer geldig vanaf' },
  'notices.method-ends.now': { en: 'What now?', nl: 'Wat nu?' },
  'notices.method-ends.add': {
    en: 'Add another method before {from}. It takes a few minutes, and afterwards you can go on signing in.',
    nl: 'Voeg voor {from} een andere methode toe. Dat duurt enkele minuten, en daarna kun je blijven aanmelden.',
  },
  'notices.method-ends.button': { en: 'Add a method', nl: 'Methode toevoegen' },
  'notices.key-cloned.subject': {
    en: '{institution}: {method} of {signInName} no longer works',
    nl: '{institution}: {method} van {signInName} werkt niet meer',
  },
  'notices.key-cloned.preview': {
    en: 'There may be a copy of this key.',
    nl: 'Misschien bestaat er een kopie van deze sleutel.',
  },
  'notices.key-cloned.title': { en: 'A key was switched off', nl: 'Er is een sleutel uitgeschakeld' },
  'notices.key-cloned.lead': {
    en: 'Hello {name}, a key of your account counts how often it is used, and that count went back: {method}. That happens when somebody made a copy. The key no longer works, and nobody got in with it.',
    nl: 'Dag {name}, een sleutel van je account telt hoe vaak hij gebruikt is, en die teller liep terug: {method}. Dat gebeurt als iemand een kopie maakte. De sleutel werkt niet meer, en niemand is ermee binnen geraakt.',
  },
  'notices.key-cloned.now': { en: 'What now?', nl: 'Wat nu?' },
  'notices.key-cloned.replace': {
    en: 'Remove the key from your account and add another.',
    nl: 'Verwijder de sleutel uit je account en voeg een andere toe.',
  },
  'notices.reset-code-made.subject': {
    en: '{institution}: new reset code for {signInName}',
    nl: '{institution}: nieuwe resetcode voor {signInName}',
  },
  'notices.reset-code-made.preview': {
    en: 'An earlier one no longer works.',
    nl: 'Een vroegere werkt niet meer.',
  },
  'notices.reset-code-made.title': { en: 'A reset code was made', nl: 'Er is een resetcode gemaakt' },
  'notices.reset-code-made.lead': {
    en: 'Hello {name}, a reset code was made for your account. If you had one before, it no longer works. We show a code once, and never mail it.',
    nl: 'Dag {name}, er is een resetcode gemaakt voor je account. Had je er al een, dan werkt die niet meer. We tonen een code één keer en mailen ze nooit.',
  },
  'notices.reset-code-made.keep': {
    en: 'Then keep the code where you keep important papers, not on your phone.',
    nl: 'Bewaar de code dan bij je belangrijke papieren, niet op je telefoon.',
  },
  'notices.was-asked': { en: 'Did you ask for this?', nl: 'Vroeg jij hierom?' },
  'notices.not-you.tell-desk': {
    en: 'Then tell the service desk at once. Somebody may have pretended to be you.',
    nl: 'Verwittig dan meteen de servicedesk. Misschien deed iemand zich voor als jou.',
  },
  'notices.pause-started.subject': {
    en: '{institution}: MFA paused for {signInName}',
    nl: '{institution}: MFA gepauzeerd voor {signInName}',
  },
  'notices.pause-started.preview': {
    en: 'The service desk did this for you.',
    nl: 'De servicedesk deed dit voor jou.',
  },
  'notices.pause-started.title': { en: 'MFA is paused', nl: 'MFA is gepauzeerd' },
  'notices.pause-started.lead': {
    en: 'Hello {name}, the service desk paused multi-factor authentication (MFA) for your account. For a while your password is enough to sign in, except where an application always asks for more.',
    nl: 'Dag {name}, de servicedesk pauzeerde de meervoudige authenticatie (MFA) voor je account. Je wachtwoord volstaat nu even om aan te melden, behalve waar een toepassing altijd meer vraagt.',
  },
  'notices.pause-started.fact-until': { en: 'Paused until', nl: 'Gepauzeerd tot' },
  'notices.pause-started.add': {
    en: 'Then add a method as soon as you can. With that, the pause ends.',
    nl: 'Voeg dan een methode toe zodra je kunt. Daarmee eindigt de pauze.',
  },
  'notices.pause-ended.subject': {
    en: '{institution}: the MFA pause of {signInName} is over',
    nl: '{institution}: de MFA-pauze van {signInName} is voorbij',
  },
  'notices.pause-ended.preview': {
    en: 'From now on we ask for your second factor again.',
    nl: 'Vanaf nu vragen we weer je tweede factor.',
  },
  'notices.pause-ended.title': { en: 'The MFA pause is over', nl: 'De MFA-pauze is voorbij' },
  'notices.pause-ended.lead': {
    en: 'Hello {name}, the pause of multi-factor authentication (MFA) is over. From now on we ask for your second factor again when you sign in.',
    nl: 'Dag {name}, de pauze van de meervoudige authenticatie (MFA) is voorbij. Vanaf nu vragen we bij het aanmelden weer je tweede factor.',
  },
  'notices.pause-ended.none': { en: 'Don’t you have a method yet?', nl: 'Heb je nog geen methode?' },
  'notices.pause-ended.add': {
    en: 'Then sign in: we help you to add one.',
    nl: 'Meld dan aan: we helpen je er een toe te voegen.',
  },
  'notices.access-pass-given.subject': {
    en: '{institution}: access pass for {signInName}',
    nl: '{institution}: tijdelijke toegangscode voor {signInName}',
  },
  'notices.access-pass-given.preview': {
    en: 'You get in with it once, without your second factor.',
    nl: 'Daarmee meld je één keer aan, zonder je tweede factor.',
  },
  'notices.access-pass-given.title': {
    en: 'The service desk gave you an access pass',
    nl: 'De servicedesk gaf je een tijdelijke toegangscode',
  },
  'notices.access-pass-given.lead': {
    en: 'Hello {name}, the service desk gave you an access pass: a code with which you sign in once, in place of your second factor. You got it at the desk; it is not in this mail.',
    nl: 'Dag {name}, de servicedesk gaf je een tijdelijke toegangscode: daarmee meld je één keer aan, in plaats van met je tweede factor. Je kreeg de code aan de servicedesk; ze staat niet in deze mail.',
  },
  'notices.access-pass-given.use': {
    en: 'Then use it before it ends, and add a new method right away.',
    nl: 'Gebruik ze dan voor ze vervalt, en voeg meteen een nieuwe methode toe.',
  },
  'notices.method.security-key': { en: 'security key', nl: 'beveiligingssleutel' },
  'notices.method.passkey': { en: 'passkey', nl: 'passkey' },
  'notices.method.app': { en: 'Sleutelbos app', nl: 'Sleutelbos-app' },
  'notices.method.app-code': { en: 'code of the Sleutelbos app', nl: 'code van de Sleutelbos-app' },
  'notices.method.totp': { en: 'code app', nl: 'code-app' },
  'notices.method.hardware-code': { en: 'code token', nl: 'codetoken' },
  'notices.method.sms': { en: 'text message', nl: 'sms' },
  'notices.method.voice': { en: 'phone call', nl: 'telefoonoproep' },
} as const satisfies Texts
