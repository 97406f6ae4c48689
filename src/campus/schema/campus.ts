/** `campus.yaml` whole. Each key bears the sentence from which its documentation is generated. */
import { z } from 'zod'
import { applicationSchema } from './application/application.ts'
import { siteSchema } from './campuses.ts'
import { channelsSchema } from './channels/channels.ts'
import { academicYearSchema, institutionSchema, officesSchema, otherInstitutionSchema } from './institution.ts'
import { devicesSchema, networksSchema, trustedProxiesSchema } from './networks.ts'
import { realmSchema } from './realm/realm.ts'
import { rolesSchema } from './roles.ts'
import { termsSchema } from './terms.ts'
import { byKey, section } from './values/values.ts'

export const campusSchema = section({
  institution: institutionSchema.describe('The institution that runs this campus.'),
  institutions: byKey(otherInstitutionSchema)
    .prefault({})
    .describe('Other institutions that share a realm, by key. One institution needs none.'),
  academicYears: z
    .array(academicYearSchema)
    .prefault([])
    .describe('The academic years, oldest first. Closing rules go by them.'),
  networks: networksSchema
    .prefault({})
    .describe(
      'Named address ranges of the campus, IPv4 and IPv6. Leave out Wi-Fi and visitors where `mfa.required.except` names them.',
    ),
  devices: devicesSchema
    .prefault({})
    .describe(
      'Computers of the campus that prove themselves by a certificate, by key. They count where this server serves TLS itself; no header ever stands in for one.',
    ),
  trustedProxies: trustedProxiesSchema
    .prefault([])
    .describe(
      'Addresses or ranges of the proxies before this server; only they are believed about a client’s address (`X-Forwarded-For`).',
    ),
  campuses: byKey(siteSchema).prefault({}).describe('The sites, by key.'),
  offices: officesSchema.prefault({}).describe('Offices that the pages write to.'),
  terms: z.array(termsSchema).prefault([]).describe('Texts that people accept at sign-in.'),
  realms: byKey(realmSchema)
    .refine((realms) => Object.keys(realms).length > 0, {
      error: 'There is no realm here.\nDescribe at least one kind of account.',
    })
    .describe('The kinds of account, by key. The key stands in addresses (/realms/KEY) and must not change.'),
  applications: byKey(applicationSchema).prefault({}).describe('The applications, by key.'),
  channels: channelsSchema.describe('How notices leave.'),
  roles: rolesSchema.prefault({}).describe('Who works with the accounts of others.'),
})
