/** One kind of account: its sign-in name, its rules and its look. */
import { section, text } from '../values/values.ts'
import { brandSchema } from './brand.ts'
import { closeSchema } from './close.ts'
import { mfaSchema } from './mfa.ts'
import { lockoutSchema, passwordSchema } from './password.ts'
import { sessionSchema } from './session.ts'
import { signInNameSchema } from './sign-in-name.ts'

export const realmSchema = section({
  name: text().describe('What people call this kind of account: “Association account”.'),
  signInName: signInNameSchema.describe('The sign-in name; it tells the realm, so that a person need not choose.'),
  password: passwordSchema.describe('What a password must be.'),
  lockout: lockoutSchema.describe('What happens after wrong passwords.'),
  mfa: mfaSchema.describe('The second factor.'),
  session: sessionSchema.describe('How long a person stays signed in.'),
  close: closeSchema.describe('When accounts close. A reason left out closes nothing.'),
  brand: brandSchema.optional().describe('How the realm looks; left out, ink on paper.'),
})
