/** Where passkeys are made and looked after here (https://w3c.github.io/webappsec-passkey-endpoints/passkey-endpoints.html). */
export const passkeyEndpoints = ({ baseUrl }: { baseUrl: string }): { enroll: string; manage: string } => ({
  enroll: new URL('/account/security-info/passkey', baseUrl).href,
  manage: new URL('/account/security-info', baseUrl).href,
})
