/** What every page is allowed: its own styles, scripts, fonts and pictures, and nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/**
 * The content policy of a page. Browsers hold `form-action` against the whole chain of redirects that a form starts
 * (CSP3 §6.4.2), so a page whose form ends at an application names that application's origin.
 */
export const contentPolicy = (formTargets: readonly string[] = []): string =>
  `${POLICY}; form-action ${["'self'", ...formTargets].join(' ')}`

const SAME_EVERYWHERE = {
  'content-security-policy': contentPolicy(),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** The headers of every answer, in one record that is made once. */
export const securityHeaders = ({ https }: { https: boolean }): Record<string, string> =>
  https ? { ...SAME_EVERYWHERE, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : SAME_EVERYWHERE
