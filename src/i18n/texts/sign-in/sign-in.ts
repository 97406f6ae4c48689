import type { Texts } from '../../text.ts'

/** The sign-in, step by step, and signing out. */
export const signInTexts = {
  'sign-in.identify.title': { en: 'Sign in', nl: 'Aanmelden' },
  'sign-in.identify.name': { en: 'E-mail address or number', nl: 'E-mailadres of nummer' },
  'sign-in.identify.example': { en: 'For example {examples}', nl: 'Bijvoorbeeld {examples}' },
  'sign-in.identify.mend': { en: 'Type your sign-in name here.', nl: 'Typ hier je aanmeldnaam.' },
  'sign-in.example.join': { en: '{first} or {last}', nl: '{first} of {last}' },
  'sign-in.example.local-part': { en: 'firstname.lastname', nl: 'voornaam.naam' },
  'sign-in.shared': { en: 'This is a shared computer', nl: 'Dit is een gedeelde computer' },
  'sign-in.shared.hint': {
    en: 'You are signed out when the window closes.',
    nl: 'Je wordt afgemeld zodra het venster sluit.',
  },
  'sign-in.new-here': { en: 'I am new: activate my account', nl: 'Ik ben nieuw: mijn account activeren' },
  'sign-in.desk': { en: "I can't sign in", nl: 'Aanmelden lukt niet' },
  'sign-in.desk.ask': {
    en: 'Ask the service desk. Bring proof of who you are.',
    nl: 'Vraag het aan de servicedesk. Breng een bewijs mee van wie je bent.',
  },
  'sign-in.main': { en: 'Sign in', nl: 'Aanmelden' },

  'sign-in.password.title': { en: 'Enter your password', nl: 'Typ je wachtwoord' },
  'sign-in.password.label': { en: 'Password', nl: 'Wachtwoord' },
  'sign-in.password.mend': {
    en: 'Type it once more. Check that Caps Lock is off.',
    nl: 'Typ het nog een keer. Kijk na of Caps Lock uit staat.',
  },
  'sign-in.password.again': {
    en: 'You are signed in already. {application} asks for your password once more.',
    nl: 'Je bent al aangemeld. {application} vraagt je wachtwoord nog een keer.',
  },
  'sign-in.password.again-here': {
    en: 'You are signed in already. Type your password once more to go on.',
    nl: 'Je bent al aangemeld. Typ je wachtwoord nog een keer om verder te gaan.',
  },
  'sign-in.password.not-yet': {
    en: 'I have no password yet: activate my account',
    nl: 'Ik heb nog geen wachtwoord: mijn account activeren',
  },
  'sign-in.password.forgotten': { en: 'Forgot your password?', nl: 'Wachtwoord vergeten?' },

  'sign-in.locked.title': { en: 'Locked until {time}', nl: 'Vergrendeld tot {time}' },
  'sign-in.locked.again': { en: 'Try again', nl: 'Opnieuw proberen' },
  'sign-in.locked.ring': { en: 'Time until you can try again', nl: 'Tijd tot je opnieuw kunt proberen' },
  'sign-in.locked.minutes': {
    en: '{n, plural, one {minute} other {minutes}}',
    nl: '{n, plural, one {minuut} other {minuten}}',
  },
  'sign-in.locked.wait': {
    en: 'It opens by itself. Your account and your files are safe meanwhile.',
    nl: 'Daarna gaat het vanzelf weer open. Intussen zijn je account en je bestanden veilig.',
  },

  'sign-in.totp.title': { en: 'Type the code from your app', nl: 'Typ de code uit je app' },
  'sign-in.totp.label': { en: 'Six-digit code', nl: 'Code van zes cijfers' },
  'sign-in.totp.hint': {
    en: 'Open your authenticator app and look for {name}.',
    nl: 'Open je authenticatie-app en zoek {name}.',
  },
  'sign-in.totp.mend': {
    en: 'Type the six digits that your app shows now.',
    nl: 'Typ de zes cijfers die je app nu toont.',
  },
  'sign-in.why.application': {
    en: '{application} asks for a second factor.',
    nl: '{application} vraagt een tweede factor.',
  },
  'sign-in.why.sensitive': {
    en: "Confirm that it's you: what follows is sensitive.",
    nl: 'Bevestig dat jij het bent: wat volgt, is gevoelig.',
  },
  'sign-in.why.realm': {
    en: 'Signing in with your {realm} asks for a second factor.',
    nl: 'Aanmelden met je {realm} vraagt een tweede factor.',
  },
  'sign-in.why.registered': {
    en: 'You have a second factor, so a password alone does not open this account.',
    nl: 'Je hebt een tweede factor, dus een wachtwoord alleen opent deze account niet.',
  },
  'sign-in.no-phone': { en: "I don't have my phone with me", nl: 'Ik heb mijn telefoon niet bij me' },
  'sign-in.no-phone.ask': {
    en: 'Go to the service desk with proof of who you are. They can help you in for today.',
    nl: 'Ga met een bewijs van wie je bent naar de servicedesk. Daar helpen ze je voor vandaag verder.',
  },

  'sign-in.register.title': { en: 'Add a code app', nl: 'Code-app toevoegen' },
  'sign-in.register.lead': {
    en: 'Your password was right. This account also asks for a code from an app on your phone, so that a stolen password is not enough. It takes about a minute.',
    nl: 'Je wachtwoord klopt. Deze account vraagt ook een code uit een app op je telefoon, zodat een gestolen wachtwoord niet volstaat. Het duurt ongeveer een minuut.',
  },
  'sign-in.register.lead-soon': {
    en: 'From {date} on, this account also asks for a code from an app on your phone. Add one now: it takes about a minute.',
    nl: 'Vanaf {date} vraagt deze account ook een code uit een app op je telefoon. Voeg er nu een toe: het duurt ongeveer een minuut.',
  },
  'sign-in.register.lead-for': {
    en: 'Your password was right. {application} also asks for a code from an app on your phone. It takes about a minute.',
    nl: 'Je wachtwoord klopt. {application} vraagt ook een code uit een app op je telefoon. Het duurt ongeveer een minuut.',
  },
  'sign-in.register.scan': { en: 'Scan this with your app', nl: 'Scan dit met je app' },
  'sign-in.register.any-app': {
    en: 'Any authenticator app will do. Have you none yet? Install one on your phone first.',
    nl: 'Elke authenticatie-app is goed. Heb je er nog geen? Installeer er eerst een op je telefoon.',
  },
  'sign-in.register.by-hand': { en: "I can't scan the QR code", nl: 'Ik kan de QR-code niet scannen' },
  'sign-in.register.by-hand.how': {
    en: 'Choose in your app to type a key, and copy these two.',
    nl: 'Kies in je app om een sleutel te typen, en neem deze twee over.',
  },
  'sign-in.register.account': { en: 'Account name', nl: 'Accountnaam' },
  'sign-in.register.secret': { en: 'Secret key', nl: 'Geheime sleutel' },
  'sign-in.register.open': { en: 'Open in an app on this phone', nl: 'Openen in een app op deze telefoon' },
  'sign-in.register.code': { en: 'Six-digit code', nl: 'Code van zes cijfers' },
  'sign-in.register.code.hint': { en: 'The code that your app shows now.', nl: 'De code die je app nu toont.' },
  'sign-in.register.main': { en: 'Add code app', nl: 'Code-app toevoegen' },
  'sign-in.register.renew': { en: 'Show a new QR code', nl: 'Nieuwe QR-code tonen' },
  'sign-in.register.no-phone': { en: 'I have no phone', nl: 'Ik heb geen telefoon' },
  'sign-in.register.no-phone.ask': {
    en: 'A code app also runs on a tablet or a computer. Do you have none of these? Ask the service desk what is possible.',
    nl: 'Een code-app werkt ook op een tablet of een computer. Heb je geen van beide? Vraag aan de servicedesk wat er kan.',
  },

  'sign-in.stay.title': { en: 'Stay signed in?', nl: 'Aangemeld blijven?' },
  'sign-in.stay.lead-computer': {
    en: 'For {time} on this computer, also after you close the window.',
    nl: '{time} op deze computer, ook nadat je het venster sluit.',
  },
  'sign-in.stay.lead-smartphone': {
    en: 'For {time} on this phone, also after you close the window.',
    nl: '{time} op deze telefoon, ook nadat je het venster sluit.',
  },
  'sign-in.stay.not-if-computer': {
    en: 'Choose No if others use this computer too.',
    nl: 'Kies Nee als ook anderen deze computer gebruiken.',
  },
  'sign-in.stay.not-if-smartphone': {
    en: 'Choose No if others use this phone too.',
    nl: 'Kies Nee als ook anderen deze telefoon gebruiken.',
  },

  'sign-in.refused.no-method.title': {
    en: 'This account needs a second factor',
    nl: 'Deze account heeft een tweede factor nodig',
  },
  'sign-in.refused.terms-declined.title': {
    en: 'Without your agreement we cannot let you in',
    nl: 'Zonder je akkoord kun je niet verder',
  },
  'sign-in.refused.method-disabled.title': {
    en: 'Signing in is off for now',
    nl: 'Aanmelden staat voorlopig uit',
  },
  'sign-in.refused.method-too-new.title': {
    en: 'Sign in again first',
    nl: 'Meld eerst opnieuw aan',
  },
  'sign-in.refused.registration-put-off.title': {
    en: 'This account needs a second factor',
    nl: 'Deze account heeft een tweede factor nodig',
  },
  'sign-in.refused.address-unknown.title': {
    en: 'We cannot see where you are',
    nl: 'We zien niet waar je bent',
  },
  'sign-in.anew': { en: 'Sign in again', nl: 'Opnieuw aanmelden' },
  'sign-in.refused.title': { en: 'You cannot go on here', nl: 'Je kunt hier niet verder' },
  'sign-in.start-again': { en: 'Start again', nl: 'Opnieuw beginnen' },
  'sign-in.to-start': { en: 'To the start page', nl: 'Naar de startpagina' },

  'sign-in.busy.title': { en: 'Very busy right now', nl: 'Het is nu erg druk' },
  'sign-in.busy.again': { en: 'Try again', nl: 'Opnieuw proberen' },

  'sign-out.title': { en: 'Sign out', nl: 'Afmelden' },
  'sign-out.which': {
    en: 'You are signed in with {n, plural, one {one account} other {# accounts}} in this browser.',
    nl: 'Je bent in deze browser aangemeld met {n, plural, one {één account} other {# accounts}}.',
  },
  'sign-out.one': { en: 'Sign out', nl: 'Afmelden' },
  'sign-out.one-label': { en: 'Sign out {account}', nl: '{account} afmelden' },
  'sign-out.all': { en: 'Sign out of all', nl: 'Alles afmelden' },
  'sign-out.stay': { en: 'Stay signed in, back to the start page', nl: 'Aangemeld blijven, terug naar de startpagina' },
  'signed-out.title': { en: 'You are signed out', nl: 'Je bent afgemeld' },
  'signed-out.lead': {
    en: 'You can close this window. On a shared computer, close all windows of the browser.',
    nl: 'Je mag dit venster sluiten. Sluit op een gedeelde computer alle vensters van de browser.',
  },
  'signed-out.again': { en: 'Sign in again', nl: 'Opnieuw aanmelden' },

  'refusal.no-such-name-form': {
    en: 'That is no sign-in name of ours. It looks like {examples}.',
    nl: 'Dat is geen aanmeldnaam van ons. Zo ziet hij eruit: {examples}.',
  },
  'refusal.name-too-long': {
    en: 'That is too long for a sign-in name. Type only your e-mail address or your number.',
    nl: 'Dat is te lang voor een aanmeldnaam. Typ alleen je e-mailadres of je nummer.',
  },
  'refusal.other-realm': {
    en: 'That is the name of your {named}. Here you sign in with your {asked}, which looks like {example}.',
    nl: 'Dat is de naam van je {named}. Hier meld je aan met je {asked}; die ziet eruit als {example}.',
  },
  'refusal.temporary-account': {
    en: 'A number with this letter is temporary and serves for online enrolment alone. Once you are enrolled, sign in with your own account, which looks like {examples}.',
    nl: 'Een nummer met deze letter is tijdelijk en dient alleen om online in te schrijven. Ben je ingeschreven, meld dan aan met je eigen account; die ziet eruit als {examples}.',
  },
  'refusal.wrong-name-or-password': {
    en: 'That name or password is not right. {left, plural, =0 {} one {You have one try left.} other {You have # tries left.}}',
    nl: 'Deze naam of dit wachtwoord klopt niet. {left, plural, =0 {} one {Je hebt nog één poging.} other {Je hebt nog # pogingen.}}',
  },
  'refusal.locked': {
    en: 'There were too many wrong answers. You can try again in {time}.',
    nl: 'Er waren te veel foute antwoorden. Probeer het opnieuw over {time}.',
  },
  'refusal.wrong-code': {
    en: 'That code is not right. Look for the newest one. {left, plural, =0 {} one {You have one try left.} other {You have # tries left.}}',
    nl: 'Deze code klopt niet. Kijk naar de nieuwste code. {left, plural, =0 {} one {Je hebt nog één poging.} other {Je hebt nog # pogingen.}}',
  },
  'refusal.replayed-code': {
    en: 'That code has been used already. Wait for the next one in your app. {left, plural, =0 {} one {You have one try left.} other {You have # tries left.}}',
    nl: 'Deze code is al gebruikt. Wacht op de volgende in je app. {left, plural, =0 {} one {Je hebt nog één poging.} other {Je hebt nog # pogingen.}}',
  },
  'refusal.password-empty': { en: 'Type your password.', nl: 'Typ je wachtwoord.' },
  'refusal.code-form': {
    en: 'A code has six digits. Look for it in your app.',
    nl: 'Een code heeft zes cijfers. Zoek ze in je app.',
  },
  'refusal.wrong-new-code': {
    en: 'That code is not right. Look for the newest one, and check that the clock of your phone sets itself.',
    nl: 'Deze code klopt niet. Kijk naar de nieuwste code, en kijk na of de klok van je telefoon zichzelf instelt.',
  },
  'refusal.registration-expired': {
    en: 'That QR code is too old. Here is a new one: scan it again.',
    nl: 'Die QR-code is te oud. Hier is een nieuwe: scan opnieuw.',
  },
  'refusal.no-method': {
    en: 'It asks for a method that you have not registered yet, and that you cannot register here. Ask the service desk, with proof of who you are.',
    nl: 'Ze vraagt een methode die je nog niet geregistreerd hebt en die je hier niet kunt registreren. Vraag het aan de servicedesk, met een bewijs van wie je bent.',
  },
  'refusal.method-disabled': {
    en: 'There were too many wrong answers over a long time, so this way in is off. Was it your password? Then reset it by mail. Was it something else? Then ask the service desk, with proof of who you are.',
    nl: 'Er waren over lange tijd te veel foute antwoorden. Daarom kun je zo niet meer aanmelden. Was het je wachtwoord? Stel het dan opnieuw in met een mail. Was het iets anders? Vraag het dan aan de servicedesk, met een bewijs van wie je bent.',
  },
  'refusal.registration-put-off': {
    en: 'Without a code app you cannot go on. Nothing has changed: sign in again when you have your phone with you, or ask the service desk.',
    nl: 'Zonder code-app kun je niet verder. Er is niets veranderd: meld opnieuw aan als je je telefoon bij je hebt, of vraag het aan de servicedesk.',
  },
  'refusal.method-too-new': {
    en: 'You added this method after you signed in. To be sure that it was you, it counts only from your next sign-in on.',
    nl: 'Je voegde deze methode toe nadat je aanmeldde. Om zeker te zijn dat jij dat was, telt ze pas vanaf je volgende aanmelding.',
  },
  'refusal.address-unknown': {
    en: 'With this account you stay signed in on one network only, and yours cannot be recognised. Try another network, or ask the service desk.',
    nl: 'Met deze account blijf je op één netwerk aangemeld, en het jouwe is niet te herkennen. Probeer een ander netwerk, of vraag het aan de servicedesk.',
  },
  'refusal.address-changed': {
    en: 'You are on another network than when you signed in. Sign in again.',
    nl: 'Je bent op een ander netwerk dan toen je aanmeldde. Meld opnieuw aan.',
  },
  'refusal.signed-out-elsewhere': {
    en: 'This browser was signed out from elsewhere. Sign in again.',
    nl: 'Deze browser is van elders afgemeld. Meld opnieuw aan.',
  },
  'refusal.guessing-slowed': {
    en: 'Too many wrong passwords come from this network. Try again in {time}.',
    nl: 'Er komen te veel foute wachtwoorden van dit netwerk. Probeer het opnieuw over {time}.',
  },
  'refusal.terms-declined': {
    en: 'You did not accept the rules for this account. Nothing has changed. You can sign in as soon as you accept them.',
    nl: 'Je ging niet akkoord met de regels voor deze account. Er is niets veranderd. Ga je later akkoord, dan kun je aanmelden.',
  },
  'refusal.terms-changed': {
    en: 'The text has changed while you were reading. This is the new one.',
    nl: 'De tekst is veranderd terwijl je las. Dit is de nieuwe.',
  },
  'refusal.step-is-over': {
    en: 'That step is over already. Go on here.',
    nl: 'Die stap is al voorbij. Ga hier verder.',
  },
  'refusal.session-ended': {
    en: 'You were signed out meanwhile. Type your password to go on.',
    nl: 'Je werd intussen afgemeld. Typ je wachtwoord om verder te gaan.',
  },
  'refusal.flow-expired': {
    en: 'This took too long. Start again.',
    nl: 'Dit duurde te lang. Begin opnieuw.',
  },
  'refusal.other-browser': {
    en: 'This sign-in began in another browser, and can only go on there. Start again here.',
    nl: 'Deze aanmelding begon in een andere browser en kan alleen daar verder. Begin hier opnieuw.',
  },
} as const satisfies Texts
