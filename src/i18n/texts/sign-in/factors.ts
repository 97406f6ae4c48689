import type { Texts } from '../../text.ts'

/** The second factor at sign-in: which is asked and why, the other ways, and what helps when one fails (M8, M15). */
export const factorTexts = {
  'sign-in.chosen.only': {
    en: 'It is the one that you can use here.',
    nl: 'Het is degene die je hier kunt gebruiken.',
  },
  'sign-in.chosen.default': {
    en: 'This is the method that you set to be asked first.',
    nl: 'Deze methode koos je om als eerste gevraagd te worden.',
  },
  'sign-in.chosen.last-here': { en: 'This is what you used here last.', nl: 'Deze gebruikte je hier het laatst.' },
  'sign-in.chosen.strongest': {
    en: 'This is the strongest of your methods that works here.',
    nl: 'Dit is de sterkste van je methoden die hier werkt.',
  },

  'sign-in.token.title': { en: 'Type the code from your token', nl: 'Typ de code van je token' },
  'sign-in.token.label': { en: 'Code on the token', nl: 'Code op de token' },
  'sign-in.token.hint': {
    en: 'Press its button, and type the digits that it shows.',
    nl: 'Druk op de knop en typ de cijfers die hij toont.',
  },
  'sign-in.token.mend': {
    en: 'Type the digits that your token shows now.',
    nl: 'Typ de cijfers die je token nu toont.',
  },

  'sign-in.choose.title': { en: 'Try another way', nl: 'Op een andere manier' },
  'sign-in.choose.lead': {
    en: 'Choose what you have at hand. Under each you read what it needs, and what to do when it fails.',
    nl: 'Kies wat je bij de hand hebt. Bij elke manier lees je wat ze nodig heeft, en wat je doet als ze niet lukt.',
  },
  'sign-in.choose.none': {
    en: 'You have no other method that is accepted here.',
    nl: 'Je hebt geen andere methode die hier aanvaard wordt.',
  },
  'sign-in.choose.this': { en: 'Choose', nl: 'Kiezen' },
  'sign-in.choose.this-label': { en: 'Choose {method}', nl: '{method} kiezen' },
  'sign-in.choose.not-here': {
    en: 'This browser may not be able to ask for it.',
    nl: 'Deze browser kan ze misschien niet vragen.',
  },
  'sign-in.choose.passkey': {
    en: 'It is in your phone, computer or password manager. Not on this device? Your browser can ask your phone, when both have Bluetooth on.',
    nl: 'Ze zit in je telefoon, computer of wachtwoordkluis. Niet op dit toestel? Je browser kan ze aan je telefoon vragen, als Bluetooth op beide aanstaat.',
  },
  'sign-in.choose.security-key': {
    en: 'Have the key with you. Its PIN forgotten? Nobody can look it up: sign in another way, reset the key, and add it again.',
    nl: 'Je hebt de sleutel nodig. Pincode vergeten? Niemand kan die opzoeken: meld op een andere manier aan, stel de sleutel opnieuw in en voeg hem weer toe.',
  },
  'sign-in.choose.app': {
    en: 'A request on your phone, in which you type a number. No network on it? Take a code from the app. New phone, or the app removed? Sign in another way and link the app again. Wrong PIN three times? The app itself says how to begin again.',
    nl: 'Een verzoek op je telefoon, waarin je een nummer typt. Geen netwerk? Neem een code uit de app. Nieuwe telefoon, of app verwijderd? Meld op een andere manier aan en koppel de app opnieuw. Drie keer een foute pincode? De app zegt zelf hoe je opnieuw begint.',
  },
  'sign-in.choose.app-code': {
    en: 'The app shows it, without a network too, and abroad.',
    nl: 'De app toont hem, ook zonder netwerk en in het buitenland.',
  },
  'sign-in.choose.totp': {
    en: 'It shows codes without a network too, and abroad. New phone, or app installed anew? Then its codes are gone: sign in another way and add the app again.',
    nl: 'Ze toont ook codes zonder netwerk en in het buitenland. Nieuwe telefoon, of app opnieuw geïnstalleerd? Dan zijn de codes weg: meld op een andere manier aan en voeg de app weer toe.',
  },
  'sign-in.choose.hardware-code': {
    en: 'Press the button on the token. Nothing on its screen? Its battery is empty: the service desk gives you another.',
    nl: 'Druk op de knop van de token. Blijft het scherm leeg? Dan is de batterij op: bij de servicedesk krijg je een andere.',
  },
  'sign-in.choose.sms': {
    en: 'A code by text message. No text after a minute, or no network? Have yourself called, or take another way. New number? Sign in another way and add it.',
    nl: 'Een code per sms. Na een minuut nog geen sms, of geen netwerk? Laat je opbellen, of kies een andere manier. Nieuw nummer? Meld op een andere manier aan en voeg het toe.',
  },
  'sign-in.choose.voice': {
    en: 'We call, and you press #. Abroad a call may cost you money: a code app costs nothing.',
    nl: 'We bellen je, en je drukt op #. In het buitenland kan een oproep je geld kosten: een code-app kost niets.',
  },
  'sign-in.choose.access-pass.title': { en: 'Access pass', nl: 'Tijdelijke toegangscode' },
  'sign-in.choose.access-pass': {
    en: 'Left your phone at home, lost it, or is its battery empty? The service desk gives you a code that works once.',
    nl: 'Telefoon thuis, verloren, of batterij leeg? De servicedesk geeft je een code die één keer werkt.',
  },
  'sign-in.choose.reset-code.title': { en: 'Reset code', nl: 'Resetcode' },
  'sign-in.choose.reset-code': {
    en: 'Lost or broken for good? The code that you kept on paper removes your old methods, and you add a new one.',
    nl: 'Voorgoed kwijt of stuk? De code die je op papier bewaarde, verwijdert je oude methoden, en je voegt een nieuwe toe.',
  },
  'sign-in.choose.desk': { en: 'None of these is possible', nl: 'Niets hiervan lukt' },
  'sign-in.choose.desk.ask': {
    en: 'Go to the service desk with proof of who you are: they help you in.',
    nl: 'Ga met een bewijs van wie je bent naar de servicedesk: daar helpen ze je verder.',
  },

  'sign-in.register.other': { en: 'Something else than this', nl: 'Liever iets anders' },
  'sign-in.register.switch': { en: 'Choose', nl: 'Kiezen' },
  'sign-in.register.have-pass': {
    en: 'I have an access pass from the service desk',
    nl: 'Ik heb een tijdelijke toegangscode van de servicedesk',
  },
  'sign-in.register.lead.any': {
    en: 'Your password was right. This account also asks for a second factor, so that a stolen password is not enough. Adding one takes about a minute.',
    nl: 'Je wachtwoord klopt. Deze account vraagt ook een tweede factor, zodat een gestolen wachtwoord niet volstaat. Er een toevoegen duurt ongeveer een minuut.',
  },
  'sign-in.register.lead.any-soon': {
    en: 'From {date} on, this account also asks for a second factor. Add one now: it takes about a minute.',
    nl: 'Vanaf {date} vraagt deze account ook een tweede factor. Voeg er nu een toe: het duurt ongeveer een minuut.',
  },
  'sign-in.register.lead.any-for': {
    en: 'Your password was right. {application} also asks for a second factor. Adding one takes about a minute.',
    nl: 'Je wachtwoord klopt. {application} vraagt ook een tweede factor. Er een toevoegen duurt ongeveer een minuut.',
  },
  'sign-in.register.lead.stood-in': {
    en: 'Your access pass let you go on, this once. Add a method now, so that you can sign in tomorrow too.',
    nl: 'Met je tijdelijke toegangscode kun je deze ene keer verder. Voeg nu een methode toe, zodat je ook morgen kunt aanmelden.',
  },
  'sign-in.register.app.title': { en: 'Link the app on your phone', nl: 'Koppel de app op je telefoon' },
  'sign-in.register.totp.title': { en: 'Add a code app', nl: 'Code-app toevoegen' },
  'sign-in.register.phone.title': { en: 'Add a telephone number', nl: 'Telefoonnummer toevoegen' },
  'sign-in.register.security-key.title': { en: 'Add a security key', nl: 'Beveiligingssleutel toevoegen' },
  'sign-in.register.passkey.title': { en: 'Add a passkey', nl: 'Passkey toevoegen' },

  'refusal.way-not-open': {
    en: 'You cannot use that here any more. Choose another way.',
    nl: 'Dat kun je hier niet meer gebruiken. Kies een andere manier.',
  },
  'refusal.passkey-not-accepted': {
    en: 'Nobody can sign in here with that passkey. Type your name instead.',
    nl: 'Met die passkey kan niemand hier aanmelden. Typ in de plaats je naam.',
  },
} as const satisfies Texts
