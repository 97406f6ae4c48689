/** How a realm looks: a sign, a name, and one accent for light and one for dark. */
import { z } from 'zod'
import { isSignName, SIGNS } from '../../brand/signs.ts'
import { DEFAULTS } from '../defaults.ts'
import { section, text } from '../values/values.ts'

const colour = () =>
  z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, {
      error: '“%” is not a colour.\nWrite it in quotes, with six hexadecimal digits: "#0e5a6b".',
    })
    .meta({ title: 'colour' })

/** Only what draws: path data cannot hold markup, but a page should not trust that it is path data. */
const PATH = /^[Mm][MmLlHhVvCcSsQqTtAaZz0-9 ,.+-]{1,2000}$/

const sign = z
  .string()
  .refine((written) => isSignName(written) || PATH.test(written), {
    error: `“%” is no sign.\nWrite ${Object.keys(SIGNS).join(', ')}, or the data of an SVG path drawn for 34 by 34.`,
    abort: true,
  })
  .transform((written) => (isSignName(written) ? SIGNS[written] : written))
  .meta({ title: 'sign' })
  .prefault(DEFAULTS.brand.sign)
  .describe(
    `The sign: ${Object.keys(SIGNS)
      .map((name) => `\`${name}\``)
      .join(', ')}, or the data of one SVG path drawn with a line for 34 by 34.`,
  )

export const brandSchema = section({
  name: text().optional().describe('The name beside the sign; left out, the realm’s own.'),
  shortName: text().optional().describe('The same for a phone; left out, the whole name.'),
  sign,
  accent: section({
    light: colour().describe('On light ground: dark enough to be read on it.'),
    dark: colour().describe('On dark ground: light enough to be read on it.'),
  }).describe(
    'One colour for buttons, links and focus. It must stand out from its grounds (4.5:1, WCAG 2.2 §1.4.3) and must not look like green, amber or red, which mean states.',
  ),
})

/** The colour of an application’s tile, from which its ground and sign are mixed. */
export const hue = colour
