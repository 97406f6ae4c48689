import type { Texts } from '../../text.ts'

/** Telephones: typing a number, the code in a text, and the call. */
export const phoneTexts = {
  'phone.text-me': { en: 'Text me a code', nl: 'Sms me een code' },
  'phone.text-me-instead': { en: 'Text me a code instead', nl: 'Sms me liever een code' },
  'phone.call-me': { en: 'Call me', nl: 'Bel me op' },
  'phone.call-me-instead': { en: 'Call me instead', nl: 'Bel me liever op' },
  'phone.ring': { en: 'Time left', nl: 'Resterende tijd' },
  'phone.ring.minutes': {
    en: '{n, plural, one {minute left} other {minutes left}}',
    nl: '{n, plural, one {minuut over} other {minuten over}}',
  },
  'phone.held': { en: 'You can ask for another from {time}.', nl: 'Je kunt er weer een vragen vanaf {time}.' },

  'phone.code.title': { en: 'Type the code from your text message', nl: 'Typ de code uit je sms' },
  'phone.code.label': { en: 'Six-digit code', nl: 'Code van zes cijfers' },
  'phone.code.mend': {
    en: 'Type the six digits of the newest text message.',
    nl: 'Typ de zes cijfers van de nieuwste sms.',
  },
  'phone.code.resend': { en: 'Send a new code', nl: 'Nieuwe code versturen' },
  'phone.sms.unsent': { en: 'No code was sent to {shown} yet.', nl: 'Er is nog geen code naar {shown} gestuurd.' },
  'phone.sms.sending': { en: 'A code is on its way to {shown}.', nl: 'Er is een code onderweg naar {shown}.' },
  'phone.sms.sent': { en: 'We sent a code to {shown}.', nl: 'We stuurden een code naar {shown}.' },
  'phone.sms.expired': {
    en: 'The code that we sent to {shown} no longer counts.',
    nl: 'De code die we naar {shown} stuurden, telt niet meer.',
  },

  'phone.call.title': { en: 'Confirm by phone', nl: 'Bevestig per telefoon' },
  'phone.call.pressed': { en: 'I have pressed #', nl: 'Ik heb op # gedrukt' },
  'phone.call.again': { en: 'Call me again', nl: 'Bel me opnieuw op' },
  'phone.call.waiting': {
    en: 'Waiting until you press #. This page goes on by itself.',
    nl: 'We wachten tot je op # drukt. Deze pagina gaat vanzelf verder.',
  },
  'phone.voice.unsent': {
    en: 'We call {shown}. Answer, and press # to confirm.',
    nl: 'We bellen {shown} op. Neem op, en druk op # om te bevestigen.',
  },
  'phone.voice.sending': {
    en: 'We are calling {shown}. Answer, and press # to confirm. Did you not ask for it? Press *.',
    nl: 'We bellen {shown} op. Neem op, en druk op # om te bevestigen. Heb jij dat niet gevraagd? Druk op *.',
  },
  'phone.voice.sent': {
    en: 'We are calling {shown}. Answer, and press # to confirm. Did you not ask for it? Press *.',
    nl: 'We bellen {shown} op. Neem op, en druk op # om te bevestigen. Heb jij dat niet gevraagd? Druk op *.',
  },
  'phone.voice.expired': {
    en: 'The call to {shown} is over. Let us call you again.',
    nl: 'De oproep naar {shown} is voorbij. Laat je opnieuw opbellen.',
  },

  'phone.new.country': { en: 'Country of the number', nl: 'Land van het nummer' },
  'phone.new.country.mend': { en: 'Choose the country of your number.', nl: 'Kies het land van je nummer.' },
  'phone.new.number': { en: 'Phone number', nl: 'Telefoonnummer' },
  'phone.new.number.sms': {
    en: 'Your mobile number, in any notation: 0470 12 34 56.',
    nl: 'Je gsm-nummer, zoals je het gewoonlijk schrijft: 0470 12 34 56.',
  },
  'phone.new.number.voice': {
    en: 'Mobile or landline, in any notation: 0470 12 34 56.',
    nl: 'Gsm of vaste lijn, zoals je het gewoonlijk schrijft: 0470 12 34 56.',
  },
  'phone.new.number.mend': { en: 'Type a number that reaches you.', nl: 'Typ een nummer waarop je bereikbaar bent.' },
  'phone.new.main': { en: 'Add number', nl: 'Nummer toevoegen' },
  'phone.new.other': { en: 'Use another number', nl: 'Een ander nummer gebruiken' },

  'refusal.phone-form': {
    en: 'That is not a phone number. Type it as you would give it to somebody: 0470 12 34 56.',
    nl: 'Dat is geen telefoonnummer. Typ het zoals je het aan iemand zou geven: 0470 12 34 56.',
  },
  'refusal.phone-country': {
    en: 'There is no such number in this country. Choose the country of your number, or begin with + and its code.',
    nl: 'Zo’n nummer bestaat niet in dit land. Kies het land van je nummer, of begin met + en de landcode.',
  },
  'refusal.phone-dear': {
    en: 'We do not call this kind of number. Use your own mobile number, or a number at home.',
    nl: 'Naar dit soort nummers bellen we niet. Gebruik je eigen gsm-nummer, of een nummer thuis.',
  },
  'refusal.phone-taken': {
    en: 'You have added this number already. Use it, or type another one.',
    nl: 'Dit nummer heb je al toegevoegd. Gebruik het, of typ een ander.',
  },
  'refusal.phone-too-many': {
    en: 'You have five numbers, and more than that we do not keep. Remove one that you no longer use first.',
    nl: 'Je hebt vijf nummers, en meer bewaren we er niet. Verwijder er eerst een dat je niet meer gebruikt.',
  },
  'refusal.phone-landline': {
    en: 'A landline gets no text messages. Let us call you instead.',
    nl: 'Een vaste lijn krijgt geen sms’en. Laat je opbellen.',
  },
  'refusal.phone-lapsed': {
    en: 'This took too long. Type your number again.',
    nl: 'Dit duurde te lang. Typ je nummer opnieuw.',
  },
  'refusal.too-many-messages': {
    en: 'We have sent you enough for now. You can ask for another from {time}. A code that you got already still counts.',
    nl: 'We hebben je voorlopig genoeg gestuurd. Je kunt er weer een vragen vanaf {time}. Een code die je al kreeg, telt nog.',
  },
  'refusal.code-expired': {
    en: 'That code no longer counts. Send a new one.',
    nl: 'Deze code telt niet meer. Verstuur een nieuwe.',
  },
  'refusal.sending-failed': {
    en: 'The message could not be sent. Try again, or choose another way.',
    nl: 'Het bericht kon niet verstuurd worden. Probeer het opnieuw, of kies een andere manier.',
  },
  'refusal.call-waiting': {
    en: 'We have not heard the # key yet. Answer the call and press #.',
    nl: 'We hoorden de #-toets nog niet. Neem de oproep op en druk op #.',
  },
  'refusal.call-declined': {
    en: 'Somebody said on the phone that it was not them, so nobody gets in. Was it not you who pressed? Change your password.',
    nl: 'Aan de telefoon zei iemand dat die het niet was, dus komt niemand binnen. Drukte jij niet zelf? Wijzig je wachtwoord.',
  },
  'refusal.call-failed': {
    en: 'The call ended without #. Let us call you again, or choose another way.',
    nl: 'De oproep eindigde zonder #. Laat je opnieuw bellen, of kies een andere manier.',
  },
} as const satisfies Texts
