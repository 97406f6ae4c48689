/** What runs in the page, as text: these files know no DOM. */

/** Until the service worker is there, and so all that it keeps. */
export const UNTIL_KEPT = `new Promise((done) => {
  if (navigator.serviceWorker.controller) done()
  navigator.serviceWorker.addEventListener('controllerchange', () => done())
})`

/** How many accounts have keys here. */
export const COUNT_KEYS = `new Promise((done) => {
  indexedDB.open('sleutelbos').onsuccess = ({ target }) => {
    target.result.transaction('keys').objectStore('keys').count().onsuccess = (counted) => done(counted.target.result)
  }
})`

/** The keys as any script in the page would get them, and what it could do with them. */
export const LOOK_INTO_STORE = `(async () => {
  const done = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  const database = await done(indexedDB.open('sleutelbos'))
  const [row] = await done(database.transaction('keys').objectStore('keys').getAll())
  const given = async (key) => {
    const told = await Promise.allSettled(['raw', 'jwk', 'pkcs8'].map((format) => crypto.subtle.exportKey(format, key)))
    return told.filter(({ status }) => status === 'fulfilled').length
  }
  const keys = [row.signing, row.code].map(async (key) => ({ extractable: key.extractable, given: await given(key) }))
  return { wrapped: [...row.wrapped], salt: [...row.salt], keys: await Promise.all(keys) }
})()`

/** What the scanner's file makes of a picture of these modules. */
export const scanHere = (given: {
  script: string
  dark: readonly number[]
  side: number
}): string => `(async (given) => {
  const scale = 8
  const canvas = new OffscreenCanvas((given.side + 8) * scale, (given.side + 8) * scale)
  const drawing = canvas.getContext('2d')
  drawing.fillStyle = '#fff'
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.fillStyle = '#000'
  given.dark.forEach((dark, at) => {
    const [x, y] = [(at % given.side) + 4, Math.floor(at / given.side) + 4]
    if (dark) drawing.fillRect(x * scale, y * scale, scale, scale)
  })
  const file = await import(new URL(given.script, location.href).href)
  const make = Object.values(file).find((one) => typeof one === 'function')
  const codes = await (await make()).detect(canvas.transferToImageBitmap())
  return codes[0]?.rawValue
})(${JSON.stringify(given)})`
