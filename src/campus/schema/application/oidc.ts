/** An application’s registration for OpenID Connect. */
import { z } from 'zod'
import { secret } from '../../../base/crypto/secret.ts'
import { DEFAULTS } from '../defaults.ts'
import { endpoint, filePath } from '../values/addresses.ts'
import { section, someOf, yesOrNo } from '../values/values.ts'

const GRANT_TYPES = ['authorization_code', 'refresh_token', 'client_credentials'] as const
const AUTH_METHODS = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'] as const
export const STANDARD_SCOPES = ['openid', 'profile', 'email', 'phone', 'address', 'offline_access'] as const
export const MIN_SECRET_LENGTH = 24

const { oidc, resource } = DEFAULTS

/** RFC 6749 §3.3, without quotes and backslash. */
const scope = () =>
  z
    .string()
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,64}$/, {
      error: '“%” is not a scope.\nWrite one word without spaces or quotes.',
    })
    .meta({ title: 'scope' })

const algorithm = z.enum(['ES256', 'RS256'])

const resourceSchema = section({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9+.-]*:[^\s#]+$/, {
      error:
        '“%” does not identify a resource.\nWrite an absolute address without “#” (RFC 8707 §2): https://api.example.org.',
    })
    .describe('The resource’s address (RFC 8707), the audience of its tokens.'),
  scopes: z.array(scope()).prefault([]).describe('The scopes that may be asked for there.'),
  token: z
    .enum(['opaque', 'jwt'])
    .prefault(resource.token)
    .describe(
      'An `opaque` token is asked about here and dies at once; a `jwt` (RFC 9068) is read without asking and lives five minutes at most.',
    ),
  alg: algorithm.prefault(resource.alg).describe('What a JWT is signed with.'),
})

const jwks = z.looseObject({
  keys: z
    .array(z.looseObject({ kty: z.string().describe('Its kind: EC or RSA. The other members stand beside it.') }))
    .min(1, { error: 'This set holds no key.\nWrite at least one public key (RFC 7517).' })
    .describe('The keys, each as a JWK.'),
})

const clientSecret = z
  .string()
  .regex(/^[\x20-\x7e]*$/, {
    error:
      'This secret holds signs that not every program can send.\nUse letters, digits and punctuation (RFC 6749, appendix A.2).',
    abort: true,
  })
  .min(MIN_SECRET_LENGTH, {
    error: `This secret is shorter than ${MIN_SECRET_LENGTH} characters.\nMake one by chance: openssl rand -base64 32.`,
    abort: true,
  })
  .transform(secret)
  .meta({ title: 'secret' })

export const oidcSchema = section({
  clientId: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{1,100}$/, {
      error: '“%” cannot be a client identifier.\nUse letters, digits, “.”, “_”, “~” and “-”.',
    })
    .describe('The application’s identifier; once in a realm.'),
  clientSecret: clientSecret
    .optional()
    .describe(`Its secret, of ${MIN_SECRET_LENGTH} characters or more. A file is safer: \`clientSecretFile\`.`),
  clientSecretFile: filePath().optional().describe('A file that holds the secret, seen from this file’s folder.'),
  jwks: jwks.optional().describe('Or its public keys (RFC 7517), when it proves itself by signature.'),
  public: yesOrNo()
    .prefault(oidc.public)
    .describe('Or true, for an application that cannot keep a secret: in a browser, on a phone (RFC 8252).'),
  tokenEndpointAuthMethod: z
    .enum(AUTH_METHODS)
    .optional()
    .describe(
      'How it proves itself; left out, `client_secret_basic` with a secret, `private_key_jwt` with keys, `none` when public.',
    ),
  redirectUris: z
    .array(z.string())
    .prefault([])
    .describe(
      'Where it may be returned to after sign-in, each exactly as the application sends it. https; http for localhost; a private scheme (org.example.app:/callback) for a public one.',
    ),
  postLogoutRedirectUris: z
    .array(z.string())
    .prefault([])
    .describe('Where it may be returned to after sign-out, likewise.'),
  backchannelLogoutUri: endpoint().optional().describe('Where it is told that a session has ended.'),
  grantTypes: someOf(GRANT_TYPES)
    .prefault([...oidc.grantTypes])
    .describe('How it may obtain tokens.'),
  scopes: z
    .array(scope())
    .prefault([...oidc.scopes])
    .describe(
      `What it may ask for: ${STANDARD_SCOPES.map((name) => `\`${name}\``).join(', ')} and those of its resources.`,
    ),
  idTokenAlg: algorithm.prefault(oidc.idTokenAlg).describe('What its ID tokens are signed with.'),
  pkce: z
    .enum(['required', 'optional'])
    .prefault(oidc.pkce)
    .describe('Whether it must use PKCE (RFC 7636). `optional` is for old confidential applications.'),
  resources: z.array(resourceSchema).prefault([]).describe('The resources for which it may ask tokens.'),
})
