/** What a content policy calls the place to which a form leads: an origin, or for an app its scheme (CSP3 §2.3.1). */
export function formTarget(address: string): string {
  const { protocol, origin } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? origin : protocol
}
