import type { Texts } from '../../text.ts'

/** A request on the phone: what is asked, by which browser, and the answers. */
export const appRequestsTexts = {
  'app.request.sign-in': { en: 'Are you signing in now?', nl: 'Meld jij je nu aan?' },
  'app.request.step-up': { en: 'Confirm that it’s you', nl: 'Bevestig dat jij het bent' },
  'app.request.pages': { en: 'Your account pages', nl: 'Je accountpagina’s' },
  'app.request.place': { en: 'Place', nl: 'Plaats' },
  'app.request.place.unknown': { en: 'Unknown', nl: 'Onbekend' },
  'app.request.place.on': { en: '{network}, {country}', nl: '{network}, {country}' },
  'app.request.browser': { en: 'Browser', nl: 'Browser' },
  'app.request.browser.on': { en: '{browser} on {system}', nl: '{browser} op {system}' },
  'app.request.browser.unknown': { en: 'Unknown', nl: 'Onbekend' },
  'app.request.time': { en: 'Time', nl: 'Tijd' },
  'app.request.time.just-now': { en: 'Just now, at {time}', nl: 'Zonet, om {time}' },
  'app.request.time.ago': {
    en: '{n, plural, one {One minute} other {# minutes}} ago, at {time}',
    nl: '{n, plural, one {Eén minuut} other {# minuten}} geleden, om {time}',
  },
  'app.request.facts': { en: 'Who asks', nl: 'Wie dit vraagt' },
  'app.request.same-network': { en: 'The same as your phone', nl: 'Hetzelfde als je telefoon' },
  'app.request.other-network': { en: 'Another network than this phone.', nl: 'Een ander netwerk dan deze telefoon.' },
  'app.request.other-network.what': {
    en: 'Approve only if you see that screen in front of you.',
    nl: 'Keur alleen goed als je dat scherm zelf voor je ziet.',
  },
  'app.request.left': { en: 'Time left to answer', nl: 'Resterende tijd om te antwoorden' },
  'app.request.number': { en: 'Type the number on your screen', nl: 'Typ het nummer op je scherm' },
  'app.request.approve': { en: 'Approve', nl: 'Goedkeuren' },
  'app.request.decline': { en: 'Decline', nl: 'Weigeren' },
  'app.request.not-me': { en: 'That wasn’t me', nl: 'Dat was ik niet' },
  'app.request.not-me.what': {
    en: '“That wasn’t me” stops the sign-in and warns you and the service desk.',
    nl: '“Dat was ik niet” stopt de aanmelding en verwittigt jou en de servicedesk.',
  },
  'app.request.another': {
    en: '{n, plural, one {Another request is waiting} other {# other requests are waiting}}',
    nl: '{n, plural, one {Er wacht nog een aanmeldverzoek} other {Er wachten nog # aanmeldverzoeken}}',
  },
  'app.request.arrived': { en: 'A request has arrived', nl: 'Er is een aanmeldverzoek' },

  'app.number.title': { en: 'Type the number on your screen', nl: 'Typ het nummer op je scherm' },
  'app.number.none': { en: 'I see no number', nl: 'Ik zie geen nummer' },
  'app.number.none.what': {
    en: 'Then this request is not from the screen in front of you. Decline it.',
    nl: 'Dan komt dit aanmeldverzoek niet van het scherm voor je. Weiger het.',
  },
} as const satisfies Texts
