import type { Texts } from '../../text.ts'

/** Security information: what a person proves themselves with, and keeps for the day that it is lost. */
export const securityTexts = {
  'security.title': { en: 'Security information', nl: 'Beveiligingsinfo' },
  'security.keys': { en: 'How you sign in', nl: 'Hoe je aanmeldt' },
  'security.password-changed': { en: 'Changed {time}', nl: 'Gewijzigd {time}' },
  'security.change': { en: 'Change', nl: 'Wijzigen' },
  'security.change-password': { en: 'Change password', nl: 'Wachtwoord wijzigen' },
  'security.added': { en: 'Added {time}', nl: 'Toegevoegd {time}' },
  'security.last-used': { en: 'Last used {time}', nl: 'Laatst gebruikt {time}' },
  'security.never-used': { en: 'Not used yet', nl: 'Nog niet gebruikt' },
  'security.manage': { en: 'Manage {name}', nl: '{name} beheren' },
  'security.text-or-call': { en: 'Text message or phone call', nl: 'Sms of telefoonoproep' },
  'security.synced': { en: 'On all your devices with this passkey', nl: 'Op al je toestellen met deze passkey' },
  'security.one-device': { en: 'On one device only', nl: 'Alleen op één toestel' },
  'security.ends': { en: 'Expires on {date}', nl: 'Vervalt op {date}' },
  'security.ends-kind': { en: '{kind}: expires on {date}', nl: '{kind}: vervalt op {date}' },
  'security.label.recommended': { en: 'Recommended', nl: 'Aanbevolen' },
  'security.label.supported': { en: 'Supported', nl: 'Ondersteund' },
  'security.label.own-risk': { en: 'At your own risk', nl: 'Op eigen risico' },
  'security.default': { en: 'Default method', nl: 'Standaardmethode' },
  'security.refused': { en: 'No longer valid', nl: 'Niet meer geldig' },
  'security.refused-title': {
    en: 'You can no longer sign in with this.',
    nl: 'Hiermee kun je niet meer aanmelden.',
  },
  'security.refused-why': {
    en: 'Your account no longer accepts this kind of method. Add another, and remove this one.',
    nl: 'Je account aanvaardt deze soort methode niet meer. Voeg een andere toe, en verwijder deze.',
  },
  'security.copied': { en: 'Switched off', nl: 'Uitgeschakeld' },
  'security.copied-title': {
    en: 'There may be a copy of this key.',
    nl: 'Misschien bestaat er een kopie van deze sleutel.',
  },
  'security.copied-why': {
    en: 'It counts how often it is used, and that count went back. So we switched it off. Remove it and add another. Did nobody else have it in hand? Tell the service desk.',
    nl: 'Hij telt hoe vaak hij gebruikt is, en die teller liep terug. Daarom schakelden we hem uit. Verwijder hem en voeg een andere toe. Had niemand anders hem in handen? Verwittig dan de servicedesk.',
  },
  'security.choose.system': {
    en: 'When you sign in, we ask for the strongest method that works in that browser. You can always choose another.',
    nl: 'Bij het aanmelden vragen we de sterkste methode die in die browser werkt. Je kunt altijd een andere kiezen.',
  },
  'security.choose.person': {
    en: 'When you sign in, we ask for your default method first. You can always choose another.',
    nl: 'Bij het aanmelden vragen we eerst je standaardmethode. Je kunt altijd een andere kiezen.',
  },

  'security.nudge-none-title': { en: 'Add a second factor', nl: 'Voeg een tweede factor toe' },
  'security.nudge-none': {
    en: 'Now your password is all that keeps a stranger out. A second factor takes a minute to add.',
    nl: 'Nu houdt alleen je wachtwoord een vreemde buiten. Een tweede factor voeg je in een minuut toe.',
  },
  'security.nudge-one-title': { en: 'Add a second method', nl: 'Voeg een tweede methode toe' },
  'security.nudge-one': {
    en: 'Everything hangs on one method: {method}. With a second one you also get in when that is lost or does not work.',
    nl: 'Alles hangt nu aan één methode: {method}. Met een tweede kom je ook binnen als die weg is of niet werkt.',
  },
  'security.nothing-left': {
    en: 'From {date} on you have no method left.',
    nl: 'Vanaf {date} heb je geen methode meer over.',
  },
  'security.nothing-left-add': {
    en: 'What you have now is no longer accepted then. Add another method below, in good time.',
    nl: 'Wat je nu hebt, wordt dan niet meer aanvaard. Voeg hieronder op tijd een andere methode toe.',
  },

  'security.add': { en: 'Add a method', nl: 'Methode toevoegen' },
  'security.add-this': { en: 'Add', nl: 'Toevoegen' },
  'security.add.totp': { en: 'Add a code app', nl: 'Code-app toevoegen' },
  'security.add.sms': { en: 'Add a number for text messages', nl: 'Nummer voor sms toevoegen' },
  'security.add.voice': { en: 'Add a number for calls', nl: 'Nummer voor oproepen toevoegen' },
  'security.add.security-key': { en: 'Add a security key', nl: 'Beveiligingssleutel toevoegen' },
  'security.add.passkey': { en: 'Add a passkey', nl: 'Passkey toevoegen' },
  'security.not-yet.not-first': {
    en: 'It cannot be your first method: if it is lost, you have no other way in. Add another method first.',
    nl: 'Dit kan niet je eerste methode zijn: raak je ze kwijt, dan kom je niet meer binnen. Voeg eerst een andere methode toe.',
  },
  'security.not-yet.handed-out': {
    en: 'You get it at the service desk.',
    nl: 'Je krijgt het aan de servicedesk.',
  },

  'security.fact.kind': { en: 'Kind', nl: 'Soort' },
  'security.fact.where': { en: 'Where', nl: 'Waar' },
  'security.fact.added': { en: 'Added', nl: 'Toegevoegd' },
  'security.fact.used': { en: 'Last used', nl: 'Laatst gebruikt' },
  'security.fact.ends': { en: 'Expires on', nl: 'Vervalt op' },
  'security.name': { en: 'Name', nl: 'Naam' },
  'security.name-hint': {
    en: 'So that you know which one it is, such as “Tablet”.',
    nl: 'Zo weet je welke het is, bijvoorbeeld “Tablet”.',
  },
  'security.name-mend': { en: 'Type a name.', nl: 'Typ een naam.' },
  'security.rename': { en: 'Rename', nl: 'Naam wijzigen' },
  'security.default-title': { en: 'Default method', nl: 'Standaardmethode' },
  'security.default-is': {
    en: 'This is what we ask for first when you sign in.',
    nl: 'Dit vragen we eerst als je aanmeldt.',
  },
  'security.default-lead': {
    en: 'We can ask for this first when you sign in.',
    nl: 'We kunnen dit eerst vragen als je aanmeldt.',
  },
  'security.default-make': { en: 'Make this my default method', nl: 'Als standaardmethode kiezen' },
  'security.default-kind': { en: 'Ask first: {kind}', nl: 'Eerst vragen: {kind}' },
  'security.remove': { en: 'Remove', nl: 'Verwijderen' },
  'security.remove-title': { en: 'Remove “{name}”?', nl: '“{name}” verwijderen?' },
  'security.remove-final': {
    en: 'This cannot be undone: to have it back, you add it anew.',
    nl: 'Dit kun je niet ongedaan maken. Wil je de methode terug, dan voeg je ze opnieuw toe.',
  },
  'security.lost.totp': {
    en: 'You can no longer sign in with its codes, from this moment on. Delete the account in the app too.',
    nl: 'Met de codes ervan kun je meteen niet meer aanmelden. Verwijder de account ook in de app.',
  },
  'security.lost.sms': {
    en: 'We no longer send codes to this number, and no longer call it to sign you in.',
    nl: 'We sturen geen codes meer naar dit nummer, en bellen het niet meer om je aan te melden.',
  },
  'security.lost.security-key': {
    en: 'You can no longer sign in with this key, from this moment on. You can use it for another account.',
    nl: 'Met deze sleutel kun je meteen niet meer aanmelden. Je kunt hem voor een andere account gebruiken.',
  },
  'security.lost.passkey': {
    en: 'You can no longer sign in with this passkey, from this moment on. Your device keeps it until you delete it there too.',
    nl: 'Met deze passkey kun je meteen niet meer aanmelden. Je toestel bewaart hem tot je hem daar ook verwijdert.',
  },
  'security.lost.hardware-code': {
    en: 'You can no longer sign in with the codes of this token, from this moment on. Take it back to the service desk.',
    nl: 'Met de codes van dit token kun je meteen niet meer aanmelden. Breng het terug naar de servicedesk.',
  },

  'security.when-lost': { en: 'When everything is lost', nl: 'Als je alles kwijt bent' },
  'security.reset-code': { en: 'Reset code', nl: 'Resetcode' },
  'security.reset-code-none': {
    en: 'You have none. With this code you get in again when all your methods are lost.',
    nl: 'Je hebt er geen. Met deze code kom je weer binnen als je al je methodes kwijt bent.',
  },
  'security.reset-code-made': { en: 'Made {time}', nl: 'Gemaakt {time}' },
  'security.reset-code-make': { en: 'Make', nl: 'Maken' },
  'security.reset-code-renew': { en: 'Renew', nl: 'Vernieuwen' },
  'security.reset-code-lead': {
    en: 'With your password and this code you get in again when your methods are lost. You see it once, and keep it on paper.',
    nl: 'Met je wachtwoord en deze code kom je weer binnen als je je methodes kwijt bent. Je ziet ze één keer, en bewaart ze op papier.',
  },
  'security.reset-code-never-again': {
    en: 'We cannot show it again. If you no longer have it, make a new one: then the old one no longer works.',
    nl: 'We kunnen ze niet nog eens tonen. Heb je ze niet meer, maak dan een nieuwe: de oude werkt dan niet meer.',
  },
  'security.reset-code-make-act': { en: 'Make a reset code', nl: 'Resetcode maken' },
  'security.reset-code-renew-act': { en: 'Make a new reset code', nl: 'Nieuwe resetcode maken' },

  'security.done.registered': {
    en: 'The method has been added. From now on you can sign in with it.',
    nl: 'De methode is toegevoegd. Vanaf nu kun je ermee aanmelden.',
  },
  'security.done.renamed': { en: 'The name has been changed.', nl: 'De naam is gewijzigd.' },
  'security.done.removed': { en: 'The method has been removed.', nl: 'De methode is verwijderd.' },
  'security.done.handed-back': {
    en: 'The token has been removed. Take it back to the service desk.',
    nl: 'Het token is verwijderd. Breng het terug naar de servicedesk.',
  },
  'security.done.default': {
    en: 'From now on we ask for this method first.',
    nl: 'Vanaf nu vragen we eerst deze methode.',
  },
  'security.done.reset-code': {
    en: 'Your new reset code works from now on. An earlier one no longer does.',
    nl: 'Je nieuwe resetcode werkt vanaf nu. Een vroegere niet meer.',
  },

  'refusal.last-method': {
    en: 'This is your last second factor, and your account needs one. Add another first.',
    nl: 'Dit is je laatste tweede factor, en je account heeft er een nodig. Voeg eerst een andere toe.',
  },
  'refusal.method-gone': {
    en: 'This method is no longer there. Below you see the ones that you have.',
    nl: 'Deze methode is er niet meer. Hieronder zie je welke je hebt.',
  },
  'refusal.default-not-yours': {
    en: 'Here we choose the method that is asked first. When you sign in, you can always choose another.',
    nl: 'Hier kiezen wij welke methode eerst gevraagd wordt. Bij het aanmelden kun je altijd een andere kiezen.',
  },
  'refusal.too-many-methods': {
    en: 'You have ten code apps, and more than that we do not keep. Remove one that you no longer use first.',
    nl: 'Je hebt tien code-apps, en meer bewaren we er niet. Verwijder er eerst een die je niet meer gebruikt.',
  },
  'refusal.name-empty': {
    en: 'A name has at least one letter or figure.',
    nl: 'Een naam heeft minstens één letter of cijfer.',
  },
} as const satisfies Texts
