import type { Application, Campus, OidcRegistration } from '../campus/index.ts'

/** An application that signs people in by OpenID Connect. */
export type OidcApplication = Application & { readonly oidc: OidcRegistration }

/** The applications of a realm that are registered for OpenID Connect, by client identifier. */
export function oidcApplicationsOf(campus: Campus, realm: string): ReadonlyMap<string, OidcApplication> {
  const ofRealm = Object.values(campus.applications).filter((application) => application.realm === realm)
  return new Map(ofRealm.filter(isOidc).map((application) => [application.oidc.clientId, application]))
}

const isOidc = (application: Application): application is OidcApplication => application.oidc !== undefined
