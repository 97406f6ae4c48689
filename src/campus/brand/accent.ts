/**
 * A realm's accent: what is derived from it, and whether it can be read.
 * The grounds are those of the design's tokens; a brand that is drawn on them must stand out from each.
 */
import { colourOf, contrast, type Lab, labOf } from './colour.ts'

type Mode = 'light' | 'dark'

type Grounds = {
  readonly surface: string
  readonly paper: string
  readonly sunken: string
  readonly ink: string
  /** The text on a filled button. */
  readonly onAccent: string
  readonly states: { readonly [state: string]: string }
}

const GROUNDS: { readonly [mode in Mode]: Grounds } = {
  light: {
    surface: '#fffefb',
    paper: '#f6f3ec',
    sunken: '#eeeadf',
    ink: '#1e1b16',
    onAccent: '#ffffff',
    states: { good: '#1a6843', warn: '#874900', bad: '#a6271d' },
  },
  dark: {
    surface: '#1c1b17',
    paper: '#13120f',
    sunken: '#272520',
    ink: '#f4f0e6',
    onAccent: '#0f1a1c',
    states: { good: '#82d2a5', warn: '#f0bc6e', bad: '#ff9f92' },
  },
}

/** The accent of whoever has no brand: ink. */
export const INK_ACCENT = { light: GROUNDS.light.ink, dark: GROUNDS.dark.ink } as const

/** WCAG 2.2 §1.4.3, for text of normal size. */
const READABLE = 4.5

/** How far an accent keeps from the colours of states; lightness counts half, since the eye names a colour by its hue. */
const APART = 0.07

type Accent = { readonly accent: string; readonly hover: string; readonly soft: string }

/**
 * The accent with its hover (a step away from the ground) and its soft ground (the surface, tinted). Mixing would
 * grey them, since paper is warm; so lightness and chroma are set, and the hue is kept.
 */
export function derivedFrom(accent: string, mode: Mode): Accent {
  const [lightness, a, b] = labOf(accent)
  const tinted = (light: number, share: number) => colourOf([light, a * share, b * share])
  return mode === 'light'
    ? { accent, hover: tinted(lightness * 0.85, 0.85), soft: tinted(0.94, 0.18) }
    : { accent, hover: tinted(lightness + (1 - lightness) * 0.32, 0.75), soft: tinted(0.27, 0.45) }
}

/** What is wrong with an accent, each a sentence; the nearest colour that would do comes with them. */
export function accentFaults(
  colour: string,
  mode: Mode,
): { readonly faults: readonly string[]; readonly nearest?: string } {
  const faults = [...unreadable(colour, mode), ...mistakable(colour, mode)]
  if (faults.length === 0) return { faults }
  const nearest = nearestPassing(colour, mode)
  return nearest === undefined ? { faults } : { faults, nearest }
}

function unreadable(colour: string, mode: Mode): string[] {
  const { surface, paper, sunken, onAccent } = GROUNDS[mode]
  const { hover, soft } = derivedFrom(colour, mode)
  const pairs = {
    surface: [colour, surface],
    paper: [colour, paper],
    sunken: [colour, sunken],
    'its own soft ground': [colour, soft],
    'the text on its button': [colour, onAccent],
    'the text on its button under the mouse': [hover, onAccent],
  } as const
  const [worst] = Object.entries(pairs)
    .map(([ground, [one, other]]) => ({ ground, ratio: contrast(one, other) }))
    .filter(({ ratio }) => ratio < READABLE)
    .sort((a, b) => a.ratio - b.ratio)
  return worst
    ? [
        `“${colour}” is hard to read on ${mode} ground: ${worst.ratio.toFixed(1)}:1 with ${worst.ground}, and ${READABLE}:1 is needed.`,
      ]
    : []
}

const STATE_WORDS: { readonly [state: string]: string } = {
  good: 'green, which means “in order”',
  warn: 'amber, which means “watch out”',
  bad: 'red, which means “refused”',
}

const mistakable = (colour: string, mode: Mode): string[] =>
  Object.entries(GROUNDS[mode].states)
    .filter(([, state]) => difference(labOf(colour), labOf(state)) < APART)
    .map(([name]) => `“${colour}” looks like the ${STATE_WORDS[name] ?? name} here.`)

function difference(one: Lab, other: Lab): number {
  return Math.hypot((one[0] - other[0]) / 2, one[1] - other[1], one[2] - other[2])
}

/** Tries lighter and darker ones and neighbouring hues, and takes the one that differs least from what was written. */
function nearestPassing(colour: string, mode: Mode): string | undefined {
  const wanted = labOf(colour)
  const [, a, b] = wanted
  const [chroma, hue] = [Math.hypot(a, b), Math.atan2(b, a)]
  let best: { colour: string; away: number } | undefined
  for (let step = 0; step <= 100; step++)
    for (const turn of TURNS) {
      const shown = colourOf([step / 100, chroma * Math.cos(hue + turn), chroma * Math.sin(hue + turn)])
      const away = Math.hypot(...labOf(shown).map((part, index) => part - (wanted[index] ?? 0)))
      if (away < (best?.away ?? Number.POSITIVE_INFINITY) && passes(shown, mode)) best = { colour: shown, away }
    }
  return best?.colour
}

const passes = (colour: string, mode: Mode) =>
  unreadable(colour, mode).length === 0 && mistakable(colour, mode).length === 0

/** Up to a quarter of the circle either way, in steps of three degrees. */
const TURNS = Array.from({ length: 61 }, (_, index) => ((index - 30) * 3 * Math.PI) / 180)
