import type { Texts } from '../../text.ts'

/**
 * What the app and its server refuse, and what to do now. A key that the sign-in pages know too has words of its own
 * on the phone, under `app.refusal`: there the other screen is elsewhere.
 */
export const appRefusalsTexts = {
  'refusal.request-over': {
    en: 'This request is over. Ask for a new one in your browser.',
    nl: 'Dit aanmeldverzoek is voorbij. Vraag een nieuw in je browser.',
  },
  'refusal.wrong-number': {
    en: 'That is not the number on your screen, so the request has stopped. Ask for a new one in your browser.',
    nl: 'Dat is niet het nummer op je scherm. Daarom is het aanmeldverzoek gestopt. Vraag een nieuw in je browser.',
  },
  'refusal.wrong-pin': { en: 'That PIN is not right.', nl: 'Deze pincode klopt niet.' },
  'refusal.device-void': {
    en: 'This phone is no longer linked to this account. Link it again.',
    nl: 'Deze telefoon is niet meer gekoppeld aan deze account. Koppel hem opnieuw.',
  },
  'refusal.device-unknown': {
    en: 'We do not know this phone any more. Link it again.',
    nl: 'We kennen deze telefoon niet meer. Koppel hem opnieuw.',
  },
  'refusal.account-closed': {
    en: 'This account is closed or suspended. The service desk can tell you more.',
    nl: 'Deze account is afgesloten of opgeschort. De servicedesk kan je er meer over zeggen.',
  },
  'refusal.other-network': {
    en: 'Your phone and the other screen must be on the same network. Connect your phone to that network, and ask for a new request.',
    nl: 'Je telefoon en het andere scherm moeten op hetzelfde netwerk zitten. Verbind je telefoon met dat netwerk, en vraag een nieuw aanmeldverzoek.',
  },
  'refusal.bad-answer': {
    en: 'The answer of this phone did not fit. Try it once more; if that does not help, link the phone again.',
    nl: 'Het antwoord van deze telefoon klopte niet. Probeer het nog eens; helpt dat niet, koppel de telefoon dan opnieuw.',
  },
  'refusal.clock-off': {
    en: 'The clock of your phone is wrong. Let it be set by the network, and try again.',
    nl: 'De klok van je telefoon staat verkeerd. Laat ze door het netwerk instellen, en probeer het opnieuw.',
  },
  'refusal.code-taken': {
    en: 'Another phone has used this code already. Was that not you? Then let the page show a new code.',
    nl: 'Een andere telefoon heeft deze code al gebruikt. Was jij dat niet? Laat de pagina dan een nieuwe code tonen.',
  },
  'refusal.link-used': {
    en: 'This code was used already. Was that not you? Then take away that device in your security information.',
    nl: 'Deze code is al gebruikt. Was jij dat niet? Verwijder dat toestel dan in je beveiligingsinfo.',
  },
  'refusal.device-too-many': {
    en: 'This account has as many devices as it can have. Remove one in your security information, and try again.',
    nl: 'Deze account heeft al zoveel toestellen als mogelijk is. Verwijder er een in je beveiligingsinfo, en probeer het opnieuw.',
  },
  'refusal.unlock-refused': {
    en: 'What your phone answered did not fit, so nothing has changed. Your PIN keeps working.',
    nl: 'Wat je telefoon antwoordde, klopte niet. Er is dus niets veranderd. Je pincode blijft werken.',
  },
  'refusal.device-waits': {
    en: 'Linking is not finished: go on in your browser, at the page with the QR code. Until then this phone does not count.',
    nl: 'Het koppelen is nog niet klaar: ga verder in je browser, op de pagina met de QR-code. Tot dan telt deze telefoon niet mee.',
  },
  'refusal.weak-pin': {
    en: 'That PIN is too easy to guess. Choose another one.',
    nl: 'Die pincode is te makkelijk te raden. Kies een andere.',
  },
  'app.refusal.code-expired': {
    en: 'This code no longer counts. Scan the one that is on the screen now.',
    nl: 'Deze code telt niet meer. Scan de code die nu op het scherm staat.',
  },
  'app.refusal.link-expired': {
    en: 'This code no longer counts. Let the page on your computer show a new one.',
    nl: 'Deze code telt niet meer. Laat de pagina op je computer een nieuwe tonen.',
  },
  'app.refusal.other-realm': {
    en: 'You cannot sign in there with this account. Choose another account, or link the right one.',
    nl: 'Met deze account kun je daar niet aanmelden. Kies een andere account, of koppel de juiste.',
  },
  'app.refusal.too-many-tries': {
    en: 'That was tried too often. Wait a few minutes, and try again.',
    nl: 'Dat werd te vaak geprobeerd. Wacht een paar minuten, en probeer het opnieuw.',
  },
  'app.refusal.too-many-requests': {
    en: 'There were too many requests. Wait a few minutes, and try again.',
    nl: 'Er waren te veel aanmeldverzoeken. Wacht een paar minuten, en probeer het opnieuw.',
  },

  'refusal.offline': {
    en: 'There is no network. Look at flight mode, Wi-Fi and mobile data, and try again. Your codes work without a network.',
    nl: 'Er is geen netwerk. Kijk vliegtuigstand, wifi en mobiele data na, en probeer het opnieuw. Je codes werken zonder netwerk.',
  },
  'refusal.server-trouble': {
    en: 'Something went wrong on our side. Nothing has changed in your account. Try again in a minute.',
    nl: 'Er ging iets mis bij ons. Er is niets veranderd aan je account. Probeer het over een minuut opnieuw.',
  },
  'refusal.nothing-scanned': {
    en: 'That is not a code that we know. Look at it once more: twelve signs, in groups of four.',
    nl: 'Dat is geen code die we kennen. Kijk ze nog eens na: twaalf tekens, in groepen van vier.',
  },
  'refusal.foreign-code': {
    en: 'This code is not from your institution, so we do not open it. Use the code on the page where you sign in or link your phone.',
    nl: 'Deze code komt niet van je instelling, dus openen we ze niet. Gebruik de code op de pagina waar je aanmeldt of je telefoon koppelt.',
  },
  'refusal.no-account-for-code': {
    en: 'With none of the accounts in this app you can sign in there. Link the right account first.',
    nl: 'Met geen enkele account in deze app kun je daar aanmelden. Koppel eerst de juiste account.',
  },
  'refusal.other-person': {
    en: 'This app holds the accounts of somebody else. One app is for one person: use your own phone, or remove those accounts first.',
    nl: 'In deze app staan accounts van iemand anders. Eén app is voor één persoon: gebruik je eigen telefoon, of verwijder eerst die accounts.',
  },
  'refusal.already-linked': {
    en: 'This account is linked to this phone already.',
    nl: 'Deze account is al gekoppeld aan deze telefoon.',
  },
  'refusal.keys-lost': {
    en: 'The keys of this account are no longer on this phone. Link it again.',
    nl: 'De sleutels van deze account staan niet meer op deze telefoon. Koppel hem opnieuw.',
  },
  'refusal.cannot-keep': {
    en: 'Your browser cannot keep the keys: the phone is full, or this is a private window. Make room, or open the app in an ordinary window.',
    nl: 'Je browser kan de sleutels niet bewaren: je telefoon is vol, of dit is een privévenster. Maak plaats, of open de app in een gewoon venster.',
  },
  'refusal.biometrics-refused': {
    en: 'Your fingerprint or face was not confirmed. Try again, or type your PIN.',
    nl: 'Je vingerafdruk of gezicht werd niet bevestigd. Probeer het opnieuw, of typ je pincode.',
  },
  'refusal.biometrics-unavailable': {
    en: 'Your phone offers no fingerprint or face to this app. Your PIN keeps working.',
    nl: 'Je telefoon biedt deze app geen vingerafdruk of gezicht aan. Je pincode blijft werken.',
  },
  'refusal.camera-refused': {
    en: 'This app may not use your camera. Allow it in the settings of your phone or browser, under the permissions of this app.',
    nl: 'Deze app mag je camera niet gebruiken. Sta het toe in de instellingen van je telefoon of browser, bij de machtigingen van deze app.',
  },
  'refusal.camera-none': {
    en: 'We find no camera here. Type the code that stands by the QR code, or use a picture of it.',
    nl: 'We vinden hier geen camera. Typ de code die bij de QR-code staat, of gebruik er een foto van.',
  },
  'refusal.camera-busy': {
    en: 'Another app is using your camera. Close that app, and try again.',
    nl: 'Een andere app gebruikt je camera. Sluit die app, en probeer het opnieuw.',
  },
  'refusal.scanner-missing': {
    en: 'What reads QR codes is not on this phone yet, and there is no network to fetch it. Type the code.',
    nl: 'Wat QR-codes leest, staat nog niet op deze telefoon, en er is geen netwerk om het op te halen. Typ de code.',
  },
  'refusal.picture-without-code': {
    en: 'There is no code in that picture that we can read. Take it straight from the front, with the whole code in it.',
    nl: 'In die foto staat geen code die we kunnen lezen. Neem ze recht van voren, met de hele code erop.',
  },
  'refusal.notifications-refused': {
    en: 'Your phone blocks notifications of this app. Allow them in the settings of your phone or browser.',
    nl: 'Je telefoon houdt meldingen van deze app tegen. Sta ze toe in de instellingen van je telefoon of browser.',
  },
  'refusal.notifications-unavailable': {
    en: 'This browser gives no notifications. Open the app yourself: the request is waiting there.',
    nl: 'Deze browser geeft geen meldingen. Open zelf de app: het aanmeldverzoek wacht daar.',
  },
} as const satisfies Texts
