/**
 * Every default of `campus.yaml`, in one place and in the form in which it would be written there.
 * A default is what most campuses would choose and what is safe for those who choose nothing.
 */
export const DEFAULTS = {
  timeZone: 'Europe/Brussels',
  firstInstitution: 'institution',
  visit: 'both',
  officeLanguage: 'nl',
  audience: 'all',
  password: { minLength: 12, maxLength: 256, maxAge: 'never', refuse: ['common', 'breached', 'personal'], require: [] },
  lockout: { attempts: 5, for: '16m' },
  mfa: {
    choose: 'system',
    keys: { verification: 'preferred' },
    reset: ['desk'],
    rememberDevice: false,
    qr: { sameNetwork: 'warn' },
  },
  session: { max: '12h', otherwise: 'browser', endsWithBrowser: false, bindAddress: 'off', stepUp: '10m' },
  close: { of: 'this-academic-year', warn: ['30d', '14d', '7d', '1d'], askAbove: { percent: 2, accounts: 100 } },
  brand: { sign: 'key' },
  application: { mfa: 'by-realm' },
  oidc: {
    grantTypes: ['authorization_code'],
    scopes: ['openid'],
    idTokenAlg: 'ES256',
    pkce: 'required',
    public: false,
  },
  gateway: { timeout: '4s', smppPort: 2775, statuses: [200, 201, 202], twilio: 'https://api.twilio.com' },
  push: {
    services: [
      'fcm.googleapis.com',
      'jmt17.google.com',
      'updates.push.services.mozilla.com',
      '*.push.apple.com',
      '*.notify.windows.com',
    ],
  },
  resource: { token: 'opaque', alg: 'ES256' },
} as const
