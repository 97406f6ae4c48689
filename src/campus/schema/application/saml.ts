/** An application’s registration for SAML 2.0. */
import { z } from 'zod'
import { endpoint, filePath } from '../values/addresses.ts'
import { section } from '../values/values.ts'

export const samlSchema = section({
  metadata: filePath()
    .optional()
    .describe('The file with the service provider’s metadata, seen from this file’s folder.'),
  entityId: z
    .string()
    .regex(/^\S{1,1024}$/, {
      error: '“%” is not an entity ID.\nWrite the address that the service provider gives itself.',
    })
    .optional()
    .describe('Or its entity ID, …'),
  acs: endpoint().optional().describe('… the address that receives its assertions, …'),
  certificate: z
    .string()
    .regex(/^-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----\s*$/, {
      error: 'This is not a certificate.\nPaste it with its BEGIN and END lines, below “certificate: |”.',
    })
    .optional()
    .describe('… and its certificate, in PEM.'),
})
