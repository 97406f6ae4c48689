import type { Application } from '../../campus/index.ts'
import type { Language } from '../../i18n/index.ts'

export type LaunchTile = {
  key: string
  name: string
  about: string | undefined
  href: string
  icon: string | undefined
  hue: string | undefined
  favourite: boolean
}

type Shown = { language: Language; favourites: readonly string[]; query: string }

/** The tiles of an account: applications that have an address, favourites first, then by name; narrowed by what is searched. */
export function tilesOf(applications: readonly Application[], { language, favourites, query }: Shown): LaunchTile[] {
  const sought = plain(query)
  return applications
    .flatMap((application) => {
      const { key, name, about, launch, icon, hue } = application
      if (launch === undefined) return []
      return [
        {
          key,
          name: name[language],
          about: about?.[language],
          href: launch,
          icon,
          hue,
          favourite: favourites.includes(key),
        },
      ]
    })
    .filter((tile) => plain(`${tile.name} ${tile.about ?? ''}`).includes(sought))
    .sort((a, b) => Number(b.favourite) - Number(a.favourite) || a.name.localeCompare(b.name, language))
}

/** Without accents and capitals: "cafe" finds "Café". */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** How to greet at an hour of the day, in campus time. */
export function greetingAt(hour: number): 'launch.morning' | 'launch.afternoon' | 'launch.evening' {
  if (hour >= 5 && hour < 12) return 'launch.morning'
  return hour >= 12 && hour < 18 ? 'launch.afternoon' : 'launch.evening'
}
