import type { Texts } from '../text.ts'

/** Pages for what goes wrong at any door. */
export const errorsTexts = {
  'error.not-found-title': { en: 'This page is not here', nl: 'Deze pagina is er niet' },
  'error.bad-request-title': { en: 'We cannot read this', nl: 'Dit kunnen we niet lezen' },
  'error.form-token-title': { en: 'Send this once more', nl: 'Verstuur dit nog eens' },
  'error.too-large-title': { en: 'This is too much', nl: 'Dit is te veel' },
  'error.busy-title': { en: 'Very busy right now', nl: 'Het is nu erg druk' },
  'error.our-fault-title': { en: 'Something went wrong on our side', nl: 'Er ging iets mis bij ons' },
  'error.home': { en: 'Go to my applications', nl: 'Naar mijn toepassingen' },
  'error.again': { en: 'Start again', nl: 'Opnieuw beginnen' },
  'refusal.not-found': {
    en: 'The address may have been typed or copied wrongly, or what was here has gone.',
    nl: 'Misschien is het adres verkeerd getypt of gekopieerd, of bestaat het niet meer.',
  },
  'refusal.bad-request': {
    en: 'Something in the form or the address has not the shape that we expect. Go back and try again.',
    nl: 'Iets in het formulier of het adres heeft niet de vorm die we verwachten. Ga terug en probeer het opnieuw.',
  },
  'refusal.form-token': {
    en: 'This form was opened too long ago, in another browser, or with cookies switched off. Nothing has changed. Open the page again and send it once more.',
    nl: 'Dit formulier is te lang geleden geopend, in een andere browser, of met cookies uitgeschakeld. Er is niets veranderd. Open de pagina opnieuw en verstuur het nog eens.',
  },
  'refusal.too-large': {
    en: 'What was sent is larger than any of our forms can be. Nothing has been kept.',
    nl: 'Wat verstuurd werd is groter dan een formulier van ons kan zijn. Er is niets bewaard.',
  },
  'refusal.busy': {
    en: 'Very busy right now. Try again in {time}.',
    nl: 'Het is nu erg druk. Probeer het opnieuw over {time}.',
  },
  'refusal.our-fault': {
    en: 'Nothing changed in your account. Try again in a minute. If it goes on, tell the service desk this number: {reference}.',
    nl: 'Er is niets veranderd aan je account. Probeer het over een minuut opnieuw. Blijft het zo, geef dan dit nummer aan de servicedesk: {reference}.',
  },
} as const satisfies Texts
