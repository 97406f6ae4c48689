/** The campus of the benchmark, and what it shares with the bare library that stands beside it. */

export const REALM = 'campus'
export const CALLBACK = 'http://localhost:9/callback'
export const SECRET = 'bench-secret-0123456789-0123456789'
export const RESOURCE = 'https://api.bench.example'
export const SCOPE = 'openid profile email'
export const PASSWORD = 'zeven Groene stoelen 42'

/** One application for each flow. `asks` proves itself and asks about tokens of others. */
export const CLIENTS = {
  web: ['authorization_code'],
  renews: ['authorization_code', 'refresh_token'],
  machine: ['client_credentials'],
  asks: ['client_credentials'],
} as const satisfies Record<string, readonly string[]>
export type ClientId = keyof typeof CLIENTS

/**
 * So many accounts more than are asked for have passkeys, once those are measured; nobody else signs in to them, since who
 * has a second factor is asked for it.
 */
export const KEY_HOLDERS = 64

/** And so many after those have the authenticator. */
export const DEVICE_HOLDERS = 64

/** The sign-in name of the account with this number, from 1 on. */
export const nameOf = (number: number): string => `s${String(number).padStart(7, '0')}@student.bench.example`

const application = (id: string, grants: readonly string[]) => {
  const signsIn = grants.includes('authorization_code')
  const oidc = {
    clientId: id,
    clientSecret: SECRET,
    ...(signsIn && { redirectUris: [CALLBACK] }),
    grantTypes: grants,
    ...(id !== 'asks' && { scopes: signsIn ? SCOPE.split(' ') : ['read'] }),
    ...(id === 'machine' && { resources: [{ id: RESOURCE, scopes: ['read'], token: 'jwt', alg: 'ES256' }] }),
  }
  return { realm: REALM, name: { en: id, nl: id }, oidc }
}

const names = (name: string) => ({ name: { en: name, nl: name } })

/** `campus.yaml`, in the JSON that YAML also is. No second factor is due: the figures are those of the password. */
export const CAMPUS = JSON.stringify({
  institution: { ...names('Bench College'), timeZone: 'Europe/Brussels' },
  academicYears: [{ name: '2026-2027', starts: '2026-09-21', ends: '2027-09-19', enrolmentCloses: '2026-10-15' }],
  campuses: { brussels: names('Brussels') },
  // All load comes from one address, where a QR code for each second of a lesson is enough elsewhere.
  networks: { bench: ['127.0.0.0/8', '::1/128'] },
  realms: {
    [REALM]: {
      ...names('Bench account'),
      signInName: { kind: 'email', domain: 'student.bench.example' },
      password: { minLength: 12, refuse: ['common', 'breached', 'personal'] },
      lockout: { attempts: 5, for: '16m' },
      mfa: { methods: ['totp', 'passkey', 'app'], reset: ['desk'] },
      // Nobody is asked to stay: the step is no part of what is compared.
      session: { otherwise: 'browser' },
    },
    association: {
      ...names('Association account'),
      signInName: { kind: 'number', pattern: '[rsuq][0-9]{7}' },
      password: { minLength: 12, refuse: ['common', 'breached', 'personal'] },
      lockout: { attempts: 5, for: '16m' },
      mfa: { methods: ['totp'], reset: ['desk'] },
      session: { max: '12h', endsWithBrowser: true },
    },
  },
  applications: Object.fromEntries(Object.entries(CLIENTS).map(([id, grants]) => [id, application(id, grants)])),
  channels: { mail: { from: 'no-reply@bench.example' } },
})
