/** Of package.json, put in by the build. */
declare const __VERSION__: string
/** What the service worker keeps at once, and what it keeps once it was used; put in by the build. */
declare const __SHELL__: { url: string; revision: string | null }[]
declare const __LATER__: string[]

/** The machine code of the reader of QR codes, in the version that its package asks for (see the build). */
declare module 'virtual:zxing-reader?url' {
  const address: string
  export default address
}
