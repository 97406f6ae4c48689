/** How long a person stays signed in. */

import { z } from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { duration, section, wordOrDuration, yesOrNo } from '../values/values.ts'

const { session } = DEFAULTS

export const sessionSchema = section({
  staySignedIn: section({
    computer: duration().optional().describe('For how long on a computer.'),
    smartphone: duration().optional().describe('For how long on a smartphone.'),
  })
    .optional()
    .describe('Offers to stay signed in, for this long; left out, it is not offered.'),
  otherwise: wordOrDuration('browser')
    .prefault(session.otherwise)
    .describe('How long a session lasts for who does not stay signed in: until the `browser` closes, or a duration.'),
  max: duration()
    .prefault(session.max)
    .describe('The longest that a session lasts for who does not stay signed in, even if the browser never closes.'),
  idle: duration()
    .optional()
    .describe(
      'A session that is not used for this long ends, unless the person stays signed in; left out, only `max` ends it.',
    ),
  endsWithBrowser: yesOrNo()
    .prefault(session.endsWithBrowser)
    .describe('Whether every session ends when the browser closes; then nobody is offered to stay signed in.'),
  bindAddress: z
    .enum(['exact', 'prefix', 'off'])
    .prefault(session.bindAddress)
    .describe(
      'Whether a session ends when the network address changes: when it is not `exact`ly the same, when its `prefix` is another (/24 or /64), or never (`off`).',
    ),
  stepUp: duration()
    .prefault(session.stepUp)
    .describe('How fresh a proof must be before something sensitive, such as adding a method; else it is asked again.'),
}).prefault({})
