import type { Texts } from '../../text.ts'

/** What is on record about a person, and how they are reached. */
export const profileTexts = {
  'profile.title': { en: 'Profile', nl: 'Profiel' },
  'profile.undo': { en: 'Undo', nl: 'Ongedaan maken' },
  'profile.save': { en: 'Save', nl: 'Bewaren' },
  'profile.remove': { en: 'Remove', nl: 'Verwijderen' },
  'profile.verified': { en: 'Verified', nl: 'Geverifieerd' },
  'profile.not-verified': { en: 'Not verified', nl: 'Niet geverifieerd' },
  'profile.verified-at': { en: 'Verified {time}', nl: 'Geverifieerd {time}' },
  'profile.waits-for-code': { en: 'type the code from our mail', nl: 'typ de code uit onze mail' },

  'profile.call-me': { en: 'How we address you', nl: 'Hoe we je aanspreken' },
  'profile.preferred-name': { en: 'Preferred first name', nl: 'Roepnaam' },
  'profile.preferred-name-hint': {
    en: 'For pages and mails. Leave it empty to be called {name}.',
    nl: 'Voor pagina’s en mails. Laat het leeg als we {name} mogen zeggen.',
  },
  'profile.preferred-name-mend': {
    en: 'Use letters, spaces, hyphens and apostrophes, 60 at most.',
    nl: 'Gebruik letters, spaties, streepjes en apostrofs, hoogstens 60.',
  },
  'profile.language': { en: 'Language', nl: 'Taal' },
  'profile.language.nl': { en: 'Dutch', nl: 'Nederlands' },
  'profile.language.en': { en: 'English', nl: 'Engels' },

  'profile.addresses': { en: 'Alternative e-mail addresses', nl: 'Alternatieve e-mailadressen' },
  'profile.addresses-lead': {
    en: 'When you forget your password, we mail a link there. We also tell these addresses what happens to your account.',
    nl: 'Vergeet je je wachtwoord, dan mailen we daar een link naartoe. We laten er ook weten wat er met je account gebeurt.',
  },
  'profile.addresses-none': { en: 'No address of your own yet', nl: 'Nog geen adres van jezelf' },
  'profile.addresses-empty': {
    en: 'Add one that you read outside your studies or your work. It takes a minute, and saves you a walk to the service desk.',
    nl: 'Voeg er een toe dat je buiten je studie of je werk leest. Het duurt een minuut, en bespaart je een bezoek aan de servicedesk.',
  },
  'profile.address-add': { en: 'Add address', nl: 'Adres toevoegen' },
  'profile.address-manage': { en: 'Manage {mail}', nl: '{mail} beheren' },
  'profile.address': { en: 'E-mail address', nl: 'E-mailadres' },
  'profile.address-hint': {
    en: 'One that you can read without this account.',
    nl: 'Een dat je kunt lezen zonder deze account.',
  },
  'profile.code-send': { en: 'Send code', nl: 'Code versturen' },
  'profile.code-sent': {
    en: 'A mail with a code is on its way. It works for half an hour.',
    nl: 'Er is een mail met een code onderweg. Die werkt een half uur.',
  },
  'profile.code-mend': { en: 'Copy it from the newest mail.', nl: 'Neem ze over uit de nieuwste mail.' },
  'profile.address-prove': { en: 'Show that it is yours', nl: 'Toon dat het van jou is' },
  'profile.address-sent': {
    en: 'Open the link in the mail that we sent to {mail}, or type the code from it.',
    nl: 'Open de link in de mail die we naar {mail} stuurden, of typ de code die erin staat.',
  },
  'profile.address-verify': { en: 'Verify address', nl: 'Adres verifiëren' },
  'profile.address-is-yours': { en: 'Is {mail} your address?', nl: 'Is {mail} jouw adres?' },
  'profile.address-is-yours-lead': {
    en: 'Once it is verified, a link sent there can reset your password. Do this only for a mailbox that you alone read.',
    nl: 'Is het geverifieerd, dan kan een link naar dat adres je wachtwoord opnieuw instellen. Doe dit alleen voor een mailbox die jij alleen leest.',
  },
  'profile.address-replace': { en: 'Replace address', nl: 'Adres vervangen' },
  'profile.address-replace-title': { en: 'Replace {mail}', nl: '{mail} vervangen' },
  'profile.address-replace-lead': {
    en: 'The new address takes its place once you have verified it. Until then, this one stays.',
    nl: 'Het nieuwe adres neemt zijn plaats in zodra je het geverifieerd hebt. Tot dan blijft dit staan.',
  },
  'profile.address-replace-hint': {
    en: '{mail} stays until you have verified the new address. We tell both.',
    nl: '{mail} blijft tot je het nieuwe adres geverifieerd hebt. We laten het aan beide weten.',
  },
  'profile.address-remove': { en: 'Remove address', nl: 'Adres verwijderen' },
  'profile.address-remove-lead': {
    en: 'Links to reset your password no longer go there. We tell this address that it was removed.',
    nl: 'Links om je wachtwoord opnieuw in te stellen gaan daar niet meer naartoe. We laten aan dit adres weten dat het verwijderd is.',
  },
  'profile.address-remove-unverified': {
    en: 'It was never verified, so nothing goes there yet.',
    nl: 'Het werd nooit geverifieerd, dus er gaat nog niets naartoe.',
  },

  'profile.phone-verify': { en: 'Verify', nl: 'Verifiëren' },
  'profile.phone-verify-this': { en: 'Verify {phone}', nl: '{phone} verifiëren' },
  'profile.phone-prove': { en: 'Show that the number is yours', nl: 'Toon dat het nummer van jou is' },
  'profile.done.phone-verified': { en: 'The number has been verified.', nl: 'Het nummer is geverifieerd.' },
  'profile.phones': { en: 'Phone numbers', nl: 'Telefoonnummers' },
  'profile.phones-lead': {
    en: 'So that the service desk can call you. We cannot verify a number yet, so you cannot sign in or reset your password with it.',
    nl: 'Zodat de servicedesk je kan bellen. We kunnen een nummer nog niet verifiëren, dus aanmelden of je wachtwoord opnieuw instellen kun je er niet mee.',
  },
  'profile.phones-none': { en: 'No number of your own yet', nl: 'Nog geen nummer van jezelf' },
  'profile.phones-empty': {
    en: 'Add one if you want to be called when something is the matter with your account.',
    nl: 'Voeg er een toe als we je mogen bellen wanneer er iets is met je account.',
  },
  'profile.phone': { en: 'Phone number', nl: 'Telefoonnummer' },
  'profile.phone-add': { en: 'Add number', nl: 'Nummer toevoegen' },
  'profile.phone-hint': {
    en: 'For example 0470 00 00 01, or +31 6 00 00 00 00 for a foreign number.',
    nl: 'Bijvoorbeeld 0470 00 00 01, of +31 6 00 00 00 00 voor een buitenlands nummer.',
  },
  'profile.phone-mend': { en: 'Type a number that can be called.', nl: 'Typ een nummer waarnaar we kunnen bellen.' },
  'profile.phone-remove': { en: 'Remove {phone}', nl: '{phone} verwijderen' },

  'profile.record': { en: 'On record', nl: 'Bij de administratie' },
  'profile.record-lead': {
    en: 'This is what the administration knows about you. Only they can change it.',
    nl: 'Dit weet de administratie over jou. Alleen zij kunnen het wijzigen.',
  },
  'profile.missing': { en: 'Not on record', nl: 'Niet bekend' },
  'profile.fact-name': { en: 'Name', nl: 'Naam' },
  'profile.fact-number': { en: 'Person number', nl: 'Persoonsnummer' },
  'profile.fact-birth-date': { en: 'Date of birth', nl: 'Geboortedatum' },
  'profile.fact-mail': { en: 'Personal e-mail address', nl: 'Persoonlijk e-mailadres' },
  'profile.fact-phone': { en: 'Phone number', nl: 'Telefoonnummer' },
  'profile.fact-enrolment': { en: 'Enrolment', nl: 'Inschrijving' },
  'profile.group.student': { en: 'Student', nl: 'Student' },
  'profile.group.staff': { en: 'Staff', nl: 'Personeel' },
  'profile.group.guest': { en: 'Guest', nl: 'Gast' },
  'profile.group.alumnus': { en: 'Alumnus', nl: 'Alumnus' },
  'profile.status.enrolled': { en: 'since {date}', nl: 'sinds {date}' },
  'profile.status.graduated': { en: 'graduated on {date}', nl: 'afgestudeerd op {date}' },
  'profile.status.withdrawn': { en: 'withdrawn on {date}', nl: 'uitgeschreven op {date}' },
  'profile.status.ended': { en: 'ended on {date}', nl: 'beëindigd op {date}' },

  'profile.wrong': { en: 'This is wrong', nl: 'Dit klopt niet' },
  'profile.wrong-title': { en: 'Something on record is wrong', nl: 'Er klopt iets niet' },
  'profile.wrong-lead': {
    en: 'Your message goes, with your name and number, to this office: {office}. They answer at your e-mail address.',
    nl: 'Je bericht gaat met je naam en nummer naar deze dienst: {office}. Je krijgt antwoord op je e-mailadres.',
  },
  'profile.wrong-desk': {
    en: 'Tell the service desk. It passes it on to the office that can change it.',
    nl: 'Zeg het aan de servicedesk. Die geeft het door aan de dienst die het kan wijzigen.',
  },
  'profile.wrong-about': { en: 'What is wrong?', nl: 'Wat klopt er niet?' },
  'profile.wrong-about-mend': { en: 'Choose one of these.', nl: 'Kies er een.' },
  'profile.wrong-words': { en: 'How should it be?', nl: 'Hoe moet het zijn?' },
  'profile.wrong-words-hint': {
    en: 'No passwords or codes. Your national number is not needed.',
    nl: 'Geen wachtwoorden of codes. Je rijksregisternummer is niet nodig.',
  },
  'profile.wrong-words-mend': {
    en: 'Say in a few words how it should be.',
    nl: 'Zeg in enkele woorden hoe het moet zijn.',
  },
  'profile.wrong-send': { en: 'Send', nl: 'Versturen' },
  'profile.part.name': { en: 'My name', nl: 'Mijn naam' },
  'profile.part.birth-date': { en: 'My date of birth', nl: 'Mijn geboortedatum' },
  'profile.part.mail': { en: 'My personal e-mail address', nl: 'Mijn persoonlijke e-mailadres' },
  'profile.part.phone': { en: 'My phone number', nl: 'Mijn telefoonnummer' },
  'profile.part.enrolment': { en: 'My enrolment', nl: 'Mijn inschrijving' },
  'profile.part.other': { en: 'Something else', nl: 'Iets anders' },

  'profile.done.saved': { en: 'Your profile has been saved.', nl: 'Je profiel is bewaard.' },
  'profile.done.reported': {
    en: 'Your message has been sent. The office answers at your e-mail address.',
    nl: 'Je bericht is verstuurd. De dienst antwoordt op je e-mailadres.',
  },
  'profile.done.address-verified': {
    en: 'The address has been verified. We told your other addresses.',
    nl: 'Het adres is geverifieerd. We lieten het weten op je andere adressen.',
  },
  'profile.done.address-removed': { en: 'The address has been removed.', nl: 'Het adres is verwijderd.' },
  'profile.done.address-restored': { en: 'The address is back.', nl: 'Het adres staat er weer.' },
  'profile.done.phone-given': { en: 'The number has been added.', nl: 'Het nummer is toegevoegd.' },
  'profile.done.phone-removed': { en: 'The number has been removed.', nl: 'Het nummer is verwijderd.' },
  'profile.done.phone-restored': { en: 'The number is back.', nl: 'Het nummer staat er weer.' },

  'refusal.preferred-name-form': {
    en: 'That cannot be used as a name.',
    nl: 'Dat kan niet als naam.',
  },
  'refusal.address-of-ours': {
    en: 'That is a school address: without your password you cannot read its mail. Choose a personal one.',
    nl: 'Dat is een schooladres: zonder je wachtwoord kun je die mail niet lezen. Kies een persoonlijk adres.',
  },
  'refusal.address-known': {
    en: 'We have this address already.',
    nl: 'Dit adres hebben we al.',
  },
  'refusal.too-many-addresses': {
    en: 'You have {most} addresses, and more than that we do not keep. Remove one that you no longer read first.',
    nl: 'Je hebt {most} adressen, en meer bewaren we er niet. Verwijder er eerst een dat je niet meer leest.',
  },
  'refusal.address-gone': {
    en: 'This address is no longer there. Below you see the ones that you have.',
    nl: 'Dit adres is er niet meer. Hieronder zie je welke je hebt.',
  },
  'refusal.address-code-spent': {
    en: 'This code does not work: it is good once, for half an hour, and only the newest one. Open the address below and have a new code sent.',
    nl: 'Deze code werkt niet: ze is één keer geldig, een half uur lang, en alleen de nieuwste. Open hieronder het adres en laat een nieuwe code versturen.',
  },
  'refusal.too-many-codes': {
    en: 'Several codes were sent a short while ago. Look for the newest one, or try again in {time}.',
    nl: 'Er werden daarnet al meerdere codes verstuurd. Zoek de nieuwste, of probeer het opnieuw over {time}.',
  },
  'refusal.not-a-phone': {
    en: 'That is not a phone number that can be called.',
    nl: 'Dat is geen telefoonnummer waarnaar we kunnen bellen.',
  },
  'refusal.phone-known': { en: 'We have this number already.', nl: 'Dit nummer hebben we al.' },
  'refusal.too-many-phones': {
    en: 'You have {most} numbers, and more than that we do not keep. Remove one that you no longer use first.',
    nl: 'Je hebt {most} nummers, en meer bewaren we er niet. Verwijder er eerst een dat je niet meer gebruikt.',
  },
  'refusal.phone-gone': {
    en: 'This number is no longer there. Below you see the ones that you have.',
    nl: 'Dit nummer is er niet meer. Hieronder zie je welke je hebt.',
  },
  'refusal.part-missing': { en: 'Choose what is wrong.', nl: 'Kies wat er niet klopt.' },
  'refusal.words-missing': { en: 'Write how it should be.', nl: 'Schrijf hoe het moet zijn.' },
  'refusal.words-too-long': {
    en: 'That is longer than {most} signs. Keep to what is wrong and how it should be.',
    nl: 'Dat is langer dan {most} tekens. Hou het bij wat er niet klopt en hoe het moet zijn.',
  },
  'refusal.too-many-reports': {
    en: 'You sent several messages already. The office has them; you can send another in {time}.',
    nl: 'Je stuurde al meerdere berichten. De dienst heeft ze; je kunt er weer een sturen over {time}.',
  },
  'refusal.no-office': {
    en: 'There is no office here that can be written to. The service desk helps you.',
    nl: 'Er is hier geen dienst waarnaar je kunt schrijven. De servicedesk helpt je.',
  },
} as const satisfies Texts
