/** The example of the documentation, section by section; together a whole file that parses (a test sees to it). */
export const EXAMPLE: { readonly [section: string]: string } = {
  institution: `institution:
  name: { en: Example University College, nl: Voorbeeldhogeschool }
  timeZone: Europe/Brussels
  emergency:
    phone: "+3211000000"
    about: { en: Only for what stops a whole campus., nl: Alleen voor wat een hele campus stillegt. }
`,
  institutions: `institutions:
  partner: { name: { en: Partner College, nl: Partnerhogeschool } }
`,
  academicYears: `academicYears:
  - { name: 2026-2027, starts: 2026-09-21, ends: 2027-09-19, enrolmentCloses: 2026-10-15 }
  - { name: 2027-2028, starts: 2027-09-20, ends: 2028-09-17, enrolmentCloses: 2027-10-15 }
`,
  networks: `networks:
  campus: [10.10.0.0/16, "2001:db8:10::/48"]
`,
  devices: `devices: {} # or: { classroom: { authorities: ./classroom-authority.pem } }
`,
  trustedProxies: `trustedProxies: [127.0.0.1]
`,
  campuses: `campuses:
  brussels:
    institution: institution
    name: { en: Brussels, nl: Brussel }
    desk:
      building: Main
      room: B01-01
      hours: { mon-thu: "09:00-16:30", fri: "09:00-12:00, 13:00-15:00" }
      closed: [2026-11-11, 2026-12-24/2027-01-03]
      mail: desk@example.org
      visit: appointment
`,
  offices: `offices:
  records: { name: { en: Student administration, nl: Studentenadministratie }, mail: records@example.org }
`,
  terms: `terms:
  - id: aup
    version: 3
    audience: students
    title: { en: Acceptable use, nl: Gebruiksregels }
    text:
      en: |
        Your account is yours alone.

        Nobody from the service desk ever asks for your password.
      nl: |
        Je account is van jou alleen.

        Niemand van de servicedesk vraagt ooit je wachtwoord.
    references:
      - { name: { en: The network’s code, nl: De code van het netwerk }, address: https://network.example.org/code }
`,
  realms: `realms:
  campus:
    name: { en: Example account, nl: Voorbeeldaccount }
    signInName: { kind: email, domain: student.example.org }
    password: { minLength: 12, maxAge: never, refuse: [common, breached, personal] }
    lockout: { attempts: 5, for: 16m }
    mfa:
      required: { from: 2025-02-26, except: [campus] }
      methods: [security-key, passkey, app, app-code, totp, sms, voice]
      byGroup: { staff: { add: [hardware-code], remove: [sms] } }
      first: [app, totp, sms, voice]
      choose: system
      keys: { verification: preferred }
      labels: { app: recommended, totp: own-risk }
      endings: { sms: 2027-09-01 }
      reset: [desk]
    session: { staySignedIn: { computer: 7d, smartphone: 30d }, otherwise: browser }
    close:
      graduated: { at: enrolment-closes, of: next-academic-year }
      withdrawn: { after: 14d }
      warn: [30d, 14d, 7d, 1d]
    brand:
      shortName: { en: Example, nl: Voorbeeld }
      sign: tree
      accent: { light: "#0e5a6b", dark: "#7fc8d8" }
  association:
    name: { en: Association account, nl: Associatieaccount }
    signInName: { kind: number, pattern: "[rsuq][0-9]{7}", temporary: "b[0-9]{7}" }
    mfa:
      required: { from: 2025-02-26 }
      methods: [app]
      rememberDevice: true
      qr: { sameNetwork: warn }
      reset: [device, reset-code, eid, itsme, desk]
    session: { max: 12h, endsWithBrowser: true, bindAddress: exact }
    close:
      graduated: { at: academic-year-ends }
      withdrawn: { after: 7d }
      unpaid: { after: 14d, of: second-reminder }
      warn: [7d, 1d]
`,
  applications: `applications:
  mail:
    realm: campus
    name: { en: Mail, nl: Mail }
    about: { en: Read and write, nl: Lezen en schrijven }
    icon: mail
    hue: "#c2532f"
    launch: https://mail.example.org/
    who: { groups: [student, staff], from: 2026-09-01 }
    contact: { about: { en: The mail team, nl: De mailploeg }, mail: mail@example.org }
    oidc:
      clientId: mail
      clientSecret: an-example-that-nobody-should-keep
      redirectUris: [https://mail.example.org/callback]
      postLogoutRedirectUris: [https://mail.example.org/]
      backchannelLogoutUri: https://mail.example.org/signed-out
      grantTypes: [authorization_code, refresh_token]
      scopes: [openid, profile, email, offline_access, read]
      resources: [{ id: https://api.example.org, scopes: [read], token: jwt, alg: ES256 }]
  mail-app:
    realm: campus
    name: { en: Mail for your phone, nl: Mail voor je telefoon }
    mfa:
      required:
        from: 2027-02-01
        exceptions:
          - groups: [guest]
            networks: [campus]
            hours: { mon-fri: "08:00-18:00" }
            until: 2027-06-30
            reason: { en: Guests of the summer school, nl: Gasten van de zomerschool }
    oidc: { clientId: mail-app, public: true, redirectUris: ["org.example.mail:/callback"] }
  learning:
    realm: association
    name: { en: Learning environment, nl: Leeromgeving }
    mfa: required
    release: [eduPersonPrincipalName, eduPersonScopedAffiliation, mail]
    saml: { entityId: https://learning.example.org/metadata, acs: https://learning.example.org/acs }
`,
  channels: `channels:
  mail: { smtp: "smtp://localhost:2525", from: no-reply@example.org }
  # sms: # the second gateway is asked when the first fails, is slow or does not clearly accept
  #   sender: Example
  #   perDay: 3000
  #   gateways:
  #     - { kind: smpp, host: smpp.example.org, port: 3550, tls: true, systemId: example, secretFile: ./smpp.txt }
  #     - kind: http
  #       url: https://sms.example.net/messages
  #       headers: { content-type: application/json, authorization: "Bearer {secret}" }
  #       body: '{ "to": "{to}", "from": "{sender}", "text": "{text}" }'
  #       accepted: { statuses: [202], json: status, is: queued }
  #       secretFile: ./sms-key.txt
  # voice:
  #   from: "+3211000000"
  #   gateways: [{ kind: twilio, account: AC0123456789, secretFile: ./twilio-token.txt }]
  push: { subject: "mailto:it@example.org" }
`,
  roles: `roles:
  agents: [{ account: association/r0000002, campuses: [brussels] }]
  admins: [{ account: association/r0000003 }]
  editors: []
`,
}

/** The sections as one file. */
export const exampleText = (): string => Object.values(EXAMPLE).join('')
