/** The country of an address, from a database of our own: nobody is asked over the network. */
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Reader, type Response } from 'mmdb-lib'
import { plainAddress } from '../address-ranges.ts'
import { isOfOpenInternet } from './open-internet.ts'

export type Places = {
  /**
   * ISO 3166-1 alpha-2 of the country in which the address's network is registered; undefined when that is unknown:
   * for private, reserved and unparsable addresses, and as long as the database has not been read.
   */
  countryOf(address: string | undefined): string | undefined
}

/** Who knows no place: for commands and tests that need none. */
export const noPlaces: Places = { countryOf: () => undefined }

/** Reads the database that came with its package, whole (8 MB), and answers from memory. Throws when it cannot be read. */
export async function openPlaces(file = databaseFile()): Promise<Places> {
  const reader = new Reader<Response>(await readFile(file))
  return {
    countryOf(address) {
      const plain = plainAddress(address ?? '')
      if (isIP(plain) === 0 || !isOfOpenInternet(plain)) return undefined
      return codeIn(reader.get(plain))
    },
  }
}

/** Places that know nothing until they are told to `load`, so that nobody waits for them at a start. */
export function openPlacesLater(open: () => Promise<Places> = openPlaces): Places & { load(): Promise<void> } {
  let places = noPlaces
  return {
    countryOf: (address) => places.countryOf(address),
    load: async () => {
      places = await open()
    },
  }
}

const databaseFile = () =>
  fileURLToPath(import.meta.resolve('@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb'))

/** Codes that registers use for what is no country. */
const NO_COUNTRY = new Set(['AP', 'EU', 'ZZ', 'XX'])

/** The records of this database are `{ country_code }`, which is none of the forms that the reader knows by type. */
function codeIn(found: Response | null): string | undefined {
  const { country_code: code } = (found ?? {}) as { country_code?: unknown }
  return typeof code === 'string' && /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.has(code) ? code : undefined
}
