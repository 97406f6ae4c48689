import type { Texts } from '../../text.ts'

/** Security keys and passkeys: the pages where they are asked for and registered, and why an answer is not taken. */
export const keysTexts = {
  'keys.ask.security-key.title': { en: 'Use your security key', nl: 'Gebruik je beveiligingssleutel' },
  'keys.ask.security-key.how': {
    en: 'Plug it in, or hold it against your phone. Touch it when it blinks, and type its PIN when your browser asks for it.',
    nl: 'Steek hem in je computer of hou hem tegen je telefoon. Raak hem aan als hij knippert, en typ zijn pincode als je browser die vraagt.',
  },
  'keys.ask.passkey.title': { en: 'Use your passkey', nl: 'Gebruik je passkey' },
  'keys.ask.passkey.how': {
    en: 'Your browser asks for your fingerprint, your face or the PIN of this device. If the passkey is on your phone, choose that there.',
    nl: 'Je browser vraagt je vingerafdruk, je gezicht of de pincode van dit toestel. Staat de passkey op je telefoon, kies dat dan daar.',
  },
  'keys.waiting.get': { en: 'Waiting for your key…', nl: 'Wachten op je sleutel…' },
  'keys.waiting.create': { en: 'Follow what your browser asks…', nl: 'Volg wat je browser vraagt…' },
  'keys.no-scripts': {
    en: 'A key needs a browser in which scripts are allowed. Allow them for this page, or choose another way.',
    nl: 'Een sleutel werkt alleen in een browser die scripts toelaat. Laat ze toe voor deze pagina, of kies een andere manier.',
  },
  'keys.lacking': {
    en: 'This browser cannot ask for a key. Take another browser or another device, or choose another way.',
    nl: 'Deze browser kan geen sleutel vragen. Neem een andere browser of een ander toestel, of kies een andere manier.',
  },

  'keys.offer': { en: 'Sign in with a passkey', nl: 'Aanmelden met een passkey' },
  'keys.offer.none': {
    en: 'No passkey was used. Type your name instead, or try again.',
    nl: 'Er werd geen passkey gebruikt. Typ dan je naam, of probeer het opnieuw.',
  },

  'keys.new.security-key.what': {
    en: 'Any FIDO2 key will do, of whatever make. You choose its PIN yourself, if it has none yet.',
    nl: 'Elke FIDO2-sleutel is goed, van welk merk ook. Je kiest zelf zijn pincode, als hij er nog geen heeft.',
  },
  'keys.new.security-key.how': {
    en: 'Have the key at hand. Your browser asks to plug it in, for its PIN, and to touch it.',
    nl: 'Hou de sleutel klaar. Je browser vraagt om hem in te steken, zijn pincode te typen en hem aan te raken.',
  },
  'keys.new.passkey.what': {
    en: 'A passkey stays on this device, on your phone or in your password manager. With it you sign in without a name or a password.',
    nl: 'Een passkey blijft op dit toestel, op je telefoon of bij je wachtwoordbeheerder. Je meldt ermee aan zonder naam of wachtwoord.',
  },
  'keys.new.passkey.how': {
    en: 'Your browser asks where to keep it, and for your fingerprint, your face or a PIN. None of these is sent to us.',
    nl: 'Je browser vraagt waar hij hem bewaart, en je vingerafdruk, je gezicht of een pincode. Niets daarvan komt bij ons.',
  },
  'keys.new.models': {
    en: 'Only these models are accepted here: {models}. Your browser asks whether we may see which model it is.',
    nl: 'Hier worden alleen deze modellen aanvaard: {models}. Je browser vraagt of wij mogen zien welk model het is.',
  },
  'keys.new.name': { en: 'Name', nl: 'Naam' },
  'keys.new.name.hint': {
    en: 'To tell it from others later. You may leave this empty.',
    nl: 'Om hem later van andere te onderscheiden. Je mag dit leeg laten.',
  },
  'keys.new.security-key.main': { en: 'Add security key', nl: 'Beveiligingssleutel toevoegen' },
  'keys.new.passkey.main': { en: 'Add passkey', nl: 'Passkey toevoegen' },

  'refusal.key-no-answer': {
    en: 'There was no answer from a key. Have it at hand, press the button again and follow what your browser asks, or choose another way.',
    nl: 'Er kwam geen antwoord van een sleutel. Hou hem klaar, druk opnieuw op de knop en volg wat je browser vraagt, of kies een andere manier.',
  },
  'refusal.key-garbled': {
    en: 'What your browser sent is not the answer of a key. Try again, or take another browser.',
    nl: 'Wat je browser stuurde, is geen antwoord van een sleutel. Probeer het opnieuw, of neem een andere browser.',
  },
  'refusal.key-too-large': {
    en: 'What your browser sent is longer than any answer of a key. Try again, or take another browser.',
    nl: 'Wat je browser stuurde, is langer dan het antwoord van eender welke sleutel. Probeer het opnieuw, of neem een andere browser.',
  },
  'refusal.key-expired': {
    en: 'This page was open too long, so the answer of your key came too late. Press the button again.',
    nl: 'Deze pagina stond te lang open, zodat het antwoord van je sleutel te laat kwam. Druk opnieuw op de knop.',
  },
  'refusal.key-other-question': {
    en: 'This answer was used before, or belongs to another tab. Press the button again, here.',
    nl: 'Dit antwoord werd al gebruikt, of hoort bij een ander tabblad. Druk hier opnieuw op de knop.',
  },
  'refusal.key-unknown': {
    en: 'This key is not linked to an account here, or not any more. Use another one, or sign in with your name.',
    nl: 'Deze sleutel is hier niet aan een account gekoppeld, of niet meer. Gebruik een andere, of meld aan met je naam.',
  },
  'refusal.key-not-yours': {
    en: 'This key is not linked to this account. Use one that you added yourself, or choose another way.',
    nl: 'Deze sleutel is niet aan deze account gekoppeld. Gebruik er een die je zelf toevoegde, of kies een andere manier.',
  },
  'refusal.key-origin': {
    en: 'Your key answered to another site than this one. Look at the address of the page: somebody may be trying to trick you.',
    nl: 'Je sleutel antwoordde aan een andere site dan deze. Kijk naar het adres van de pagina: misschien probeert iemand je te misleiden.',
  },
  'refusal.key-unverified': {
    en: 'Your key did not make sure that it is you. Use one with a PIN, or with your fingerprint or face, and set that first if it has none yet.',
    nl: 'Je sleutel ging niet na of jij het bent. Gebruik er een met een pincode, of met je vingerafdruk of gezicht, en stel dat eerst in als hij dat nog niet heeft.',
  },
  'refusal.key-wrong': {
    en: 'The answer of this key is not right. Try again, or choose another way.',
    nl: 'Het antwoord van deze sleutel klopt niet. Probeer het opnieuw, of kies een andere manier.',
  },
  'refusal.key-cloned': {
    en: 'There seems to be a copy of this key, so it is no longer accepted. Choose another way, remove the key from your security information, and tell the service desk if you did not copy it yourself.',
    nl: 'Er lijkt een kopie van deze sleutel te bestaan, en dus wordt hij niet meer aanvaard. Kies een andere manier, verwijder de sleutel uit je beveiligingsinfo, en verwittig de servicedesk als je hem niet zelf kopieerde.',
  },
  'refusal.key-known-already': {
    en: 'This key was added before. Use it as it is, or take another one.',
    nl: 'Deze sleutel werd al eerder toegevoegd. Gebruik hem zoals hij is, of neem een andere.',
  },
  'refusal.key-not-fido2': {
    en: 'This key asked no PIN. A key without FIDO2 can have none, so whoever finds it could use it: take one that bears the word FIDO2. If yours does, press the button again and choose a PIN for it.',
    nl: 'Deze sleutel vroeg geen pincode. Een sleutel zonder FIDO2 kan er geen hebben, zodat wie hem vindt hem kan gebruiken: neem er een waarop FIDO2 staat. Staat dat op de jouwe, druk dan opnieuw op de knop en kies er een pincode voor.',
  },
  'refusal.key-make-not-allowed': {
    en: 'Keys of this model are not accepted here, or your browser did not tell which model it is. The models that are accepted stand below.',
    nl: 'Sleutels van dit model worden hier niet aanvaard, of je browser zei niet welk model het is. Welke wel worden aanvaard, staat hieronder.',
  },
  'refusal.key-kind-not-accepted': {
    en: 'This is another kind of key than is accepted here: one that can be copied to other devices, or one that cannot. Choose the other kind.',
    nl: 'Dit is een ander soort sleutel dan hier wordt aanvaard: een die je naar andere toestellen kunt kopiëren, of net niet. Kies de andere soort.',
  },
  'refusal.key-too-many': {
    en: 'You have ten keys already. Remove one that you no longer use, and try again.',
    nl: 'Je hebt al tien sleutels. Verwijder er een die je niet meer gebruikt, en probeer het opnieuw.',
  },
} as const satisfies Texts
