import type { Texts } from '../../text.ts'

/** Mails about what a stranger may be doing, and about ways back in. */
export const securityNoticesTexts = {
  'notices.locked.subject': {
    en: '{institution}: {signInName} is locked for a while',
    nl: '{institution}: {signInName} is even vergrendeld',
  },
  'notices.locked.preview': {
    en: 'Somebody typed too many wrong passwords.',
    nl: 'Iemand typte te vaak een fout wachtwoord.',
  },
  'notices.locked.title': { en: 'Your account is locked for a while', nl: 'Je account is even vergrendeld' },
  'notices.locked.lead': {
    en: 'Hello {name}, somebody typed a wrong password too many times for your account. Nobody got in.',
    nl: 'Dag {name}, iemand typte te vaak een fout wachtwoord voor je account. Niemand is binnen.',
  },
  'notices.locked.fact-until': { en: 'Locked until', nl: 'Vergrendeld tot' },
  'notices.locked.wait': {
    en: 'Then wait until that time. Did you forget your password? Reset it, and you get in at once.',
    nl: 'Wacht dan tot dat moment. Ben je je wachtwoord vergeten? Reset het, en je kunt er meteen weer in.',
  },
  'notices.locked.stranger': {
    en: 'Then you need not do anything: the lock keeps the stranger out. In a browser that you often use, you can still sign in yourself.',
    nl: 'Dan hoef je niets te doen: de vergrendeling houdt de vreemde buiten. In een browser die je vaak gebruikt, kun je zelf nog aanmelden.',
  },
  'notices.new-sign-in.subject': {
    en: '{institution}: new sign-in to {signInName}',
    nl: '{institution}: nieuwe aanmelding bij {signInName}',
  },
  'notices.new-sign-in.preview': {
    en: 'From a browser or a place that we did not know.',
    nl: 'In een browser of op een plaats die we niet kenden.',
  },
  'notices.new-sign-in.title': { en: 'A new sign-in', nl: 'Een nieuwe aanmelding' },
  'notices.new-sign-in.lead': {
    en: 'Hello {name}, somebody signed in to your account, in a browser or from a place that we did not know yet.',
    nl: 'Dag {name}, iemand meldde aan met je account, in een browser of op een plaats die we nog niet kenden.',
  },
  'notices.recovered.subject': {
    en: '{institution}: the password of {signInName} was reset',
    nl: '{institution}: het wachtwoord van {signInName} is gereset',
  },
  'notices.recovered.preview': {
    en: 'Somebody used the link that we mailed.',
    nl: 'Iemand gebruikte de link die we mailden.',
  },
  'notices.recovered.title': { en: 'Your password was reset', nl: 'Je wachtwoord is gereset' },
  'notices.recovered.lead': {
    en: 'Hello {name}, your account got a new password through a link that we mailed. Everybody who was signed in was signed out.',
    nl: 'Dag {name}, je account kreeg een nieuw wachtwoord via een link die we mailden. Wie aangemeld was, is nu overal afgemeld.',
  },
  'notices.recovered.not-you': {
    en: 'Then somebody else can read your mail. Reset your password once more, change that of your mail, and tell the service desk.',
    nl: 'Dan kan iemand anders je mail lezen. Reset je wachtwoord opnieuw, wijzig dat van je mail en verwittig de servicedesk.',
  },
  'notices.recovery.subject': {
    en: '{institution}: reset the password of {signInName}',
    nl: '{institution}: reset het wachtwoord van {signInName}',
  },
  'notices.recovery.preview': {
    en: 'You asked for it. Choose a new password before {expires}.',
    nl: 'Je vroeg erom. Kies een nieuw wachtwoord voor {expires}.',
  },
  'notices.recovery.title': { en: 'Reset your password', nl: 'Reset je wachtwoord' },
  'notices.recovery.lead': {
    en: 'Hello {name}, somebody asked to reset the password of your account. Was it you? Then choose a new one. The link works once.',
    nl: 'Dag {name}, iemand vroeg om het wachtwoord van je account te resetten. Was jij dat? Kies dan een nieuw. De link werkt één keer.',
  },
  'notices.recovery.button': { en: 'Choose a new password', nl: 'Nieuw wachtwoord kiezen' },
  'notices.recovery.code': {
    en: 'Does the button not work? Then this is your code',
    nl: 'Werkt de knop niet? Dan is dit je code',
  },
  'notices.recovery.unasked': { en: 'Didn’t you ask for this?', nl: 'Heb jij hier niet om gevraagd?' },
  'notices.recovery.ignore': {
    en: 'Then throw this mail away and give the code to nobody. Your password stays as it is.',
    nl: 'Gooi deze mail dan weg en geef de code aan niemand. Je wachtwoord blijft zoals het is.',
  },
  'notices.several.subject': {
    en: '{institution}: a link for each account of yours ({count})',
    nl: '{institution}: een link voor elke account van jou ({count})',
  },
  'notices.several.title': { en: 'Your accounts', nl: 'Je accounts' },
  'notices.several.lead': {
    en: 'Hello {name}, somebody asked us for a way into your account, and {count} accounts have this address. Was it you? Then choose the one you mean. Each link works once.',
    nl: 'Dag {name}, iemand vroeg ons om toegang tot je account, en er horen {count} accounts bij dit adres. Was jij dat? Kies dan de account die je bedoelt. Elke link werkt één keer.',
  },
  'notices.several.recovery': { en: 'Reset the password of {signInName}', nl: 'Wachtwoord van {signInName} resetten' },
  'notices.several.activation': { en: 'Activate {signInName}', nl: '{signInName} activeren' },
  'notices.several.code': {
    en: 'Does the button not work? Then this is the code for {signInName}',
    nl: 'Werkt de knop niet? Dan is dit de code voor {signInName}',
  },
  'notices.several.ignore': {
    en: 'Then throw this mail away and give the codes to nobody. Your accounts stay as they are.',
    nl: 'Gooi deze mail dan weg en geef de codes aan niemand. Je accounts blijven zoals ze zijn.',
  },
  'notices.address-code.subject': { en: '{institution}: confirm {mail}', nl: '{institution}: bevestig {mail}' },
  'notices.address-code.preview': {
    en: 'Then we can reach you there too.',
    nl: 'Dan kunnen we je daar ook bereiken.',
  },
  'notices.address-code.title': { en: 'Confirm your address', nl: 'Bevestig je adres' },
  'notices.address-code.lead': {
    en: 'Hello {name}, you gave us this address. Confirm that it is yours: from then on we can reach you here, and you can reset your password with it.',
    nl: 'Dag {name}, je gaf ons dit adres. Bevestig dat het van jou is: vanaf dan kunnen we je hier bereiken en kun je er je wachtwoord mee resetten.',
  },
  'notices.address-code.fact-mail': { en: 'Mail address', nl: 'E-mailadres' },
  'notices.address-code.button': { en: 'Confirm address', nl: 'Adres bevestigen' },
  'notices.address-added.subject': {
    en: '{institution}: address added to {signInName}',
    nl: '{institution}: adres toegevoegd aan {signInName}',
  },
  'notices.address-added.preview': { en: 'We can now reach you at {mail}.', nl: 'We kunnen je nu bereiken op {mail}.' },
  'notices.address-added.title': { en: 'An address was added', nl: 'Er is een adres toegevoegd' },
  'notices.address-added.lead': {
    en: 'Hello {name}, from now on we can also reach you at {mail}. With it your password can be reset too.',
    nl: 'Dag {name}, vanaf nu kunnen we je ook bereiken op {mail}. Daarmee kan ook je wachtwoord gereset worden.',
  },
  'notices.address-removed.subject': {
    en: '{institution}: address removed from {signInName}',
    nl: '{institution}: adres verwijderd van {signInName}',
  },
  'notices.address-removed.preview': { en: 'We no longer write to {mail}.', nl: 'We schrijven niet meer naar {mail}.' },
  'notices.address-removed.title': { en: 'An address was removed', nl: 'Er is een adres verwijderd' },
  'notices.address-removed.lead': {
    en: 'Hello {name}, we no longer write to {mail}. Your password can no longer be reset with it.',
    nl: 'Dag {name}, we schrijven niet meer naar {mail}. Je wachtwoord kan daarmee niet meer gereset worden.',
  },
  'notices.phone-added.subject': {
    en: '{institution}: phone number added to {signInName}',
    nl: '{institution}: telefoonnummer toegevoegd aan {signInName}',
  },
  'notices.phone-added.preview': { en: 'We can now call you at {phone}.', nl: 'We kunnen je nu bellen op {phone}.' },
  'notices.phone-added.title': { en: 'A phone number was added', nl: 'Er is een telefoonnummer toegevoegd' },
  'notices.phone-added.lead': {
    en: 'Hello {name}, from now on the service desk can call you at {phone}. Nobody can sign in with it.',
    nl: 'Dag {name}, vanaf nu kan de servicedesk je bellen op {phone}. Niemand kan ermee aanmelden.',
  },
  'notices.phone-removed.subject': {
    en: '{institution}: phone number removed from {signInName}',
    nl: '{institution}: telefoonnummer verwijderd van {signInName}',
  },
  'notices.phone-removed.preview': { en: 'We no longer call {phone}.', nl: 'We bellen niet meer naar {phone}.' },
  'notices.phone-removed.title': { en: 'A phone number was removed', nl: 'Er is een telefoonnummer verwijderd' },
  'notices.phone-removed.lead': {
    en: 'Hello {name}, the service desk no longer calls you at {phone}.',
    nl: 'Dag {name}, de servicedesk belt je niet meer op {phone}.',
  },
  'notices.sessions-ended.subject': {
    en: '{institution}: {signInName} was signed out elsewhere',
    nl: '{institution}: {signInName} is elders afgemeld',
  },
  'notices.sessions-ended.preview': {
    en: '{count, plural, one {One session was ended.} other {# sessions were ended.}}',
    nl: '{count, plural, one {Eén sessie werd beëindigd.} other {# sessies werden beëindigd.}}',
  },
  'notices.sessions-ended.title': { en: 'You signed out elsewhere', nl: 'Je meldde je elders af' },
  'notices.sessions-ended.lead': {
    en: 'Hello {name}, {count, plural, one {one session of your account was ended} other {# sessions of your account were ended}} on the page “Where you are signed in”.',
    nl: 'Dag {name}, op de pagina “Waar je aangemeld bent” {count, plural, one {werd één sessie} other {werden # sessies}} van je account beëindigd.',
  },
  'notices.tricked.subject': {
    en: '{institution}: everybody else was signed out of {signInName}',
    nl: '{institution}: alle anderen zijn afgemeld bij {signInName}',
  },
  'notices.tricked.preview': {
    en: 'You told us that you were tricked.',
    nl: 'Je liet ons weten dat je opgelicht bent.',
  },
  'notices.tricked.title': { en: 'You raised the alarm', nl: 'Je sloeg alarm' },
  'notices.tricked.lead': {
    en: 'Hello {name}, you told us that you were tricked. We ended all other sessions of your account, and those of your applications.',
    nl: 'Dag {name}, je liet ons weten dat je opgelicht bent. We beëindigden alle andere sessies van je account, ook die van je toepassingen.',
  },
  'notices.tricked.next': { en: 'What now?', nl: 'Wat nu?' },
  'notices.tricked.steps': {
    en: 'Choose a new password and go through your methods. Did you stop halfway? The button brings you back there.',
    nl: 'Kies een nieuw wachtwoord en ga je methodes na. Stopte je halverwege? Met de knop ga je daar verder.',
  },
  'notices.tricked.button': { en: 'Make my account safe', nl: 'Mijn account veilig maken' },
  'notices.tricked.not-you': {
    en: 'Then somebody else uses your account. Tell the service desk at once.',
    nl: 'Dan gebruikt iemand anders je account. Verwittig meteen de servicedesk.',
  },
  'notices.record-wrong.subject': {
    en: '{institution}: record of {number}: {about}',
    nl: '{institution}: dossier van {number}: {about}',
  },
  'notices.record-wrong.preview': {
    en: '{name} says that something on record is wrong.',
    nl: '{name} meldt dat er een gegeven niet klopt.',
  },
  'notices.record-wrong.title': { en: 'A record may be wrong', nl: 'Een gegeven klopt misschien niet' },
  'notices.record-wrong.lead': {
    en: '{name} says that something we have on record is wrong. Check it and answer to {replyTo}.',
    nl: '{name} meldt dat er iets niet klopt in het dossier. Kijk het na en antwoord aan {replyTo}.',
  },
  'notices.record-wrong.name': { en: 'Name', nl: 'Naam' },
  'notices.record-wrong.number': { en: 'Number', nl: 'Nummer' },
  'notices.record-wrong.about': { en: 'About', nl: 'Over' },
  'notices.record-wrong.reply': { en: 'Answer to', nl: 'Antwoorden aan' },
  'notices.record-wrong.words': { en: 'In their own words', nl: 'In eigen woorden' },
  'notices.record-wrong.stranger': {
    en: 'Anybody who is signed in can write this. Change nothing without checking who asks.',
    nl: 'Iedereen die aangemeld is, kan dit schrijven. Wijzig niets zonder na te gaan wie het vraagt.',
  },
} as const satisfies Texts
