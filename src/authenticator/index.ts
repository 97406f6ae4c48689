/** The authenticator's door: its files, and what answers it. */
export { ownHost } from './server/app-files/own-host.ts'
export type { AuthenticatorDeps } from './server/deps.ts'
export { authenticatorRoutes } from './server/routes.ts'
