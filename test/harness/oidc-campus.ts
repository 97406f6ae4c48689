/** A small campus with applications of every kind, for the tests of OpenID Connect. Every name is invented. */
import { type Campus, parseCampus } from '../../src/campus/index.ts'

export const SECRET = 'a-secret-of-the-test-that-is-long-enough'
export const CALLBACK = 'https://app.demo.example/callback'
export const RESOURCE = 'https://api.demo.example'

/** `backchannel`: where the application `app` is told of ended sessions. */
export function oidcCampus({ backchannel = '' }: { backchannel?: string } = {}): Campus {
  const parsed = parseCampus(campusText(backchannel), { file: '/campus.yaml', readFile: () => '' })
  if (!parsed.campus) throw new Error(parsed.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return parsed.campus
}

const realm = (name: string, signInName: string) => `
    name: { en: ${name} account, nl: ${name}-account }
    signInName: ${signInName}
    password: { minLength: 12, refuse: [common] }
    mfa: { methods: [app, totp], reset: [desk] }
    close: { graduated: { at: academic-year-ends }, withdrawn: { after: 14d }, ended: { after: 30d } }`

const application = (key: string, of: string, oidc: string, more = '') => `
  ${key}:
    realm: ${of}
    name: { en: ${key} of the test, nl: ${key} van de test }${more}
    oidc:
      clientId: ${key}
${oidc
  .trim()
  .split('\n')
  .map((line) => `      ${line.trim()}`)
  .join('\n')}`

const confidential = `clientSecret: ${SECRET}
  redirectUris: [${CALLBACK}]
  grantTypes: [authorization_code, refresh_token]
  scopes: [openid, profile, email, offline_access]`

const campusText = (backchannel: string) => `
institution: { name: { en: Test College, nl: Testhogeschool }, timeZone: Europe/Brussels }
academicYears:
  - { name: 2026-2027, starts: 2026-09-21, ends: 2027-09-19, enrolmentCloses: 2026-10-15 }
channels: { mail: { smtp: "smtp://localhost:2525", from: no-reply@demo.example } }
campuses: { brussels: { name: { en: Brussels, nl: Brussel } } }
realms:
  campus: ${realm('Campus', '{ kind: email, domain: student.demo.example }')}
  association: ${realm('Association', '{ kind: number, pattern: "[rsuq][0-9]{7}" }')}
applications:
${[
  application(
    'app',
    'campus',
    `${confidential}
    postLogoutRedirectUris: [https://app.demo.example/bye]${backchannel && `\n    backchannelLogoutUri: ${backchannel}`}`,
  ),
  application('other', 'campus', confidential.replace(CALLBACK, 'https://other.demo.example/callback')),
  application('rsa', 'campus', `${confidential}\nidTokenAlg: RS256\ntokenEndpointAuthMethod: client_secret_post`),
  application(
    'spa',
    'campus',
    `public: true\nredirectUris: [https://spa.demo.example/callback]\ngrantTypes: [authorization_code, refresh_token]\nscopes: [openid, profile]`,
  ),
  application(
    'phone',
    'campus',
    `public: true\nredirectUris: ["org.demo.phone:/callback", "http://127.0.0.1/callback"]\ngrantTypes: [authorization_code, refresh_token]\nscopes: [openid, offline_access]`,
  ),
  application(
    'robot',
    'campus',
    `clientSecret: ${SECRET}\ngrantTypes: [client_credentials]\nscopes: [openid, read]
    resources: [{ id: "${RESOURCE}", scopes: [read, write], token: jwt }]`,
  ),
  application(
    'reader',
    'campus',
    `${confidential.replace('offline_access', 'read')}
    resources: [{ id: "${RESOURCE}", scopes: [read], token: jwt }, { id: "https://opaque.demo.example", scopes: [read] }]`,
  ),
  application('plain-robot', 'campus', `clientSecret: ${SECRET}\ngrantTypes: [client_credentials]\nscopes: [openid]`),
  application('staff-only', 'campus', confidential, `\n    who: { groups: [staff] }`),
  application('mfa-only', 'campus', confidential, `\n    mfa: required`),
  application('twin', 'association', confidential),
  application('twin2', 'campus', confidential.replace('clientSecret', 'clientSecret')),
].join('')}
`
