/** Made by the build (vite.authenticator.config.js). */
declare module '*.css'

/** The drawings of the icons named in `icon-names.ts`. */
declare module 'virtual:icons' {
  const drawings: Readonly<Record<string, readonly (readonly [tag: string, attributes: Record<string, string>])[]>>
  export default drawings
}
