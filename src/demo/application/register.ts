import { type Application, applicationsOf, type Campus, type Realm } from '../../campus/index.ts'
import { speak } from '../../i18n/index.ts'

export const DEMO_CLIENT_ID = 'demo-app'

/** The sample application's own addresses. */
export const demoAppAddresses = (baseUrl: string) => ({
  home: `${baseUrl}/demo/app`,
  callback: `${baseUrl}/demo/app/callback`,
  backchannel: `${baseUrl}/demo/app/backchannel`,
})

/**
 * The campus with the sample application registered in each of its realms, as a public client with PKCE: it has no
 * secret that several processes would have to share, and none that a demo would only publish.
 */
export function withDemoApplications(campus: Campus, baseUrl: string): Campus {
  const added = Object.values(campus.realms)
    .filter(({ key }) => !applicationsOf(campus, key).some(({ oidc }) => oidc?.clientId === DEMO_CLIENT_ID))
    .map((realm) => demoApplication(realm, baseUrl))
  // Without prototype, as all records of the campus: a key from an address finds only what is registered.
  const applications: Record<string, Application> = Object.assign(Object.create(null), campus.applications)
  for (const application of added) applications[application.key] = application
  return { ...campus, applications }
}

function demoApplication({ key }: Realm, baseUrl: string): Application {
  const { home, callback, backchannel } = demoAppAddresses(baseUrl)
  const said = (text: 'demo.app.name' | 'demo.app.about') => ({ en: speak('en')(text), nl: speak('nl')(text) })
  return {
    key: `demo-app-${key}`,
    realm: key,
    name: said('demo.app.name'),
    about: said('demo.app.about'),
    icon: 'flask-conical',
    hue: '#9a6a12',
    launch: `${home}/start?realm=${key}`,
    mfa: 'by-realm',
    release: [],
    oidc: {
      clientId: DEMO_CLIENT_ID,
      public: true,
      tokenEndpointAuthMethod: 'none',
      redirectUris: [callback],
      postLogoutRedirectUris: [home],
      backchannelLogoutUri: backchannel,
      grantTypes: ['authorization_code', 'refresh_token'],
      scopes: ['openid', 'profile', 'email'],
      idTokenAlg: 'ES256',
      pkce: 'required',
      resources: [],
    },
  }
}
