import type { Texts } from '../../text.ts'

const tries = {
  en: '{left, plural, =0 {} one {You have one try left.} other {You have # tries left.}}',
  nl: '{left, plural, =0 {} one {Je hebt nog één poging.} other {Je hebt nog # pogingen.}}',
} as const

/** Codes on paper: the reset code, and the access pass of the desk. */
export const codesTexts = {
  'codes.mend': {
    en: 'Compare it with the code that you were given.',
    nl: 'Vergelijk met de code die je kreeg.',
  },
  'access-pass.title': { en: 'Type your access pass', nl: 'Typ je tijdelijke toegangscode' },
  'access-pass.lead': {
    en: 'It stands in for your second factor once. You add a new method right after it.',
    nl: 'Ze vervangt je tweede factor één keer. Meteen daarna voeg je een nieuwe methode toe.',
  },
  'access-pass.label': { en: 'Access pass', nl: 'Tijdelijke toegangscode' },
  'access-pass.hint': {
    en: 'The fifteen letters and figures that the service desk gave you. Capitals and hyphens do not matter.',
    nl: 'De vijftien letters en cijfers die je van de servicedesk kreeg. Hoofdletters en streepjes doen er niet toe.',
  },
  'access-pass.none': { en: 'I have no access pass', nl: 'Ik heb geen tijdelijke toegangscode' },
  'access-pass.none.ask': {
    en: 'Go to the service desk with proof of who you are. They can give you one.',
    nl: 'Ga met een bewijs van wie je bent naar de servicedesk. Daar kun je er een krijgen.',
  },

  'reset-code.title': { en: 'Type your reset code', nl: 'Typ je resetcode' },
  'reset-code.lead': {
    en: 'You were given it when you added your first method. It works once.',
    nl: 'Je kreeg ze toen je je eerste methode toevoegde. Ze werkt één keer.',
  },
  'reset-code.label': { en: 'Reset code', nl: 'Resetcode' },
  'reset-code.hint': {
    en: 'Twenty letters and figures. Capitals and hyphens do not matter.',
    nl: 'Twintig letters en cijfers. Hoofdletters en streepjes doen er niet toe.',
  },
  'reset-code.lost': { en: 'What do you not have any more?', nl: 'Wat heb je niet meer?' },
  'reset-code.lost.phone': { en: 'Phone number', nl: 'Telefoonnummer' },
  'reset-code.lost.all': { en: 'All my methods', nl: 'Al mijn methodes' },
  'reset-code.what.one': {
    en: 'This method is removed: {method}.',
    nl: 'Deze methode wordt verwijderd: {method}.',
  },
  'reset-code.what.chosen': {
    en: 'What you choose is removed from your account, and cannot be used any more.',
    nl: 'Wat je kiest, wordt van je account verwijderd en is niet meer te gebruiken.',
  },
  'reset-code.what.none': {
    en: 'You have no methods. Your reset code is used up all the same.',
    nl: 'Je hebt geen methodes. Je resetcode is daarna toch opgebruikt.',
  },
  'reset-code.what.then': {
    en: 'You are signed out everywhere else, and we mail you about it at all your addresses. Then you go on here.',
    nl: 'Overal elders word je afgemeld, en we mailen je erover op al je adressen. Daarna ga je hier verder.',
  },
  'reset-code.main.all': { en: 'Remove all my methods', nl: 'Al mijn methodes verwijderen' },
  'reset-code.main.one': { en: 'Remove this method', nl: 'Deze methode verwijderen' },
  'reset-code.main.chosen': { en: 'Remove', nl: 'Verwijderen' },
  'reset-code.none': { en: 'I have not kept my reset code', nl: 'Ik heb mijn resetcode niet bewaard' },
  'reset-code.none.ask': {
    en: 'Go to the service desk with proof of who you are. They can reset your MFA.',
    nl: 'Ga met een bewijs van wie je bent naar de servicedesk. Daar kunnen ze je MFA resetten.',
  },

  'keep-reset-code.title': { en: 'Keep your reset code', nl: 'Bewaar je resetcode' },
  'keep-reset-code.lead': {
    en: 'Should you lose your phone or your key, this code gets you in again. Keep it on paper or in a password manager, not on the phone itself.',
    nl: 'Verlies je ooit je telefoon of je sleutel, dan kom je er met deze code weer in. Bewaar ze op papier of in een wachtwoordbeheerder, niet op die telefoon.',
  },
  'keep-reset-code.once': {
    en: 'We show it now, and never again.',
    nl: 'We tonen ze nu, en daarna nooit meer.',
  },
  'keep-reset-code.code': { en: 'Your reset code', nl: 'Je resetcode' },
  'keep-reset-code.account': { en: 'Account', nl: 'Account' },
  'keep-reset-code.made': { en: 'Made on', nl: 'Gemaakt op' },
  'keep-reset-code.how': {
    en: 'Sign in with your name and password, choose “Try another way” and then “Reset code”. The code works once.',
    nl: 'Meld aan met je naam en je wachtwoord, kies “Op een andere manier” en dan “Resetcode”. De code werkt één keer.',
  },
  'keep-reset-code.alone': {
    en: 'Whoever has your password and this code gets in. We never ask you for it by phone or mail.',
    nl: 'Wie je wachtwoord en deze code heeft, komt binnen. We vragen ze je nooit per telefoon of mail.',
  },
  'keep-reset-code.print': { en: 'Print', nl: 'Afdrukken' },
  'keep-reset-code.save': { en: 'Download', nl: 'Downloaden' },
  'keep-reset-code.file': { en: 'reset-code.txt', nl: 'resetcode.txt' },
  'keep-reset-code.kept': { en: 'I have kept my code', nl: 'Ik heb mijn code bewaard' },

  'refusal.wrong-pass': {
    en: `That access pass is not right, has been used, or is over. Ask the service desk for a new one. ${tries.en}`,
    nl: `Deze tijdelijke toegangscode klopt niet, is al gebruikt of is vervallen. Vraag een nieuwe aan de servicedesk. ${tries.nl}`,
  },
  'refusal.wrong-reset-code': {
    en: `That reset code is not right, or has been used. Only the newest one works. ${tries.en}`,
    nl: `Deze resetcode klopt niet of is al gebruikt. Alleen de nieuwste werkt. ${tries.nl}`,
  },
  'refusal.code-typo': {
    en: 'A letter or a figure is not right. Compare what you typed with the code. This did not cost you a try.',
    nl: 'Er klopt een letter of een cijfer niet. Vergelijk wat je typte met de code. Dit kostte je geen poging.',
  },
  'refusal.pause-too-long': {
    en: 'A pause lasts seven days at most, and a pause of some hours twelve hours. Choose an earlier end.',
    nl: 'Een pauze duurt hoogstens zeven dagen, en een pauze van enkele uren twaalf uur. Kies een vroeger einde.',
  },
  'refusal.pause-in-past': {
    en: 'This pause would be over already. Choose a later end.',
    nl: 'Deze pauze zou al voorbij zijn. Kies een later einde.',
  },
} as const satisfies Texts
