/**
 * What the app is allowed: its own files alone, and a reader of pictures in WebAssembly. A script in this origin could
 * use the keys and read the PIN, so none comes from elsewhere, and none is made of text: the one address that a policy of
 * Trusted Types lets through is that of the service worker.
 */
const POLICY = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "img-src 'self'",
  "manifest-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types sleutelbos-worker',
].join('; ')

const ALLOWED = [
  'camera=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
  'geolocation=()',
  'microphone=()',
  'payment=()',
  'usb=()',
].join(', ')

/** In the place of what other pages have. */
export const appHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'permissions-policy': ALLOWED,
}
