import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { CryptoKey } from 'jose'
import { type AccountKeys, type AppAccount, firstSettings, type Settings } from './kept.ts'
import type { NoteName, Store } from './store.ts'

type Schema = DBSchema & {
  accounts: { key: string; value: AppAccount & { readonly place: number } }
  keys: { key: string; value: AccountKeys }
  /** Settings under their own name, beside the notes. */
  notes: { key: NoteName | 'settings'; value: unknown }
}

type Kept = IDBPDatabase<Schema>

/** The store in this browser. Fails where the browser keeps nothing (some private windows, a full disk). */
export async function openStore(): Promise<Store> {
  const kept = await openDB<Schema>('sleutelbos', 1, {
    upgrade(database) {
      database.createObjectStore('accounts', { keyPath: 'device' })
      database.createObjectStore('keys', { keyPath: 'device' })
      database.createObjectStore('notes')
    },
    // A newer version of the app waits for this one to let go.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  })
  return { ...accountsIn(kept), ...keysIn(kept), ...notesIn(kept) }
}

const accountsIn = (kept: Kept): Pick<Store, 'accounts' | 'change' | 'wipe' | 'order'> => ({
  async accounts() {
    const rows = await kept.getAll('accounts')
    return rows.sort((a, b) => a.place - b.place).map(({ place: _place, ...account }) => account)
  },
  async change(account) {
    const row = await kept.get('accounts', account.device)
    if (row) await kept.put('accounts', { ...account, place: row.place })
  },
  async wipe(device) {
    const tx = kept.transaction(['accounts', 'keys'], 'readwrite')
    await Promise.all([tx.objectStore('accounts').delete(device), tx.objectStore('keys').delete(device), tx.done])
  },
  async order(devices) {
    const tx = kept.transaction('accounts', 'readwrite')
    const rows = await tx.store.getAll()
    await Promise.all(rows.map((row) => tx.store.put({ ...row, place: devices.indexOf(row.device) })))
    await tx.done
  },
})

const keysIn = (kept: Kept): Pick<Store, 'keys' | 'add' | 'changeKeys' | 'canKeep'> => ({
  async keys(device) {
    try {
      const keys = await kept.get('keys', device)
      return isUsable(keys?.signing) ? keys : undefined
    } catch {
      return undefined // the browser has the row and cannot read the key in it (a profile copied to another machine)
    }
  },
  async add(account, keys) {
    const tx = kept.transaction(['accounts', 'keys'], 'readwrite')
    const place = await tx.objectStore('accounts').count()
    await Promise.all([
      tx.objectStore('accounts').put({ ...account, place }),
      tx.objectStore('keys').put(keys),
      tx.done,
    ])
  },
  async changeKeys(keys, account) {
    const tx = kept.transaction(['accounts', 'keys'], 'readwrite')
    const row = await tx.objectStore('accounts').get(account.device)
    if (!row) return
    const changed = { ...account, place: row.place }
    await Promise.all([tx.objectStore('accounts').put(changed), tx.objectStore('keys').put(keys), tx.done])
  },
  async canKeep(keys) {
    const trial = { ...keys, device: TRIAL }
    try {
      await kept.put('keys', trial)
      const read = await kept.get('keys', TRIAL)
      await kept.delete('keys', TRIAL)
      return isUsable(read?.signing)
    } catch {
      return false
    }
  },
})

/** No device has this id. */
const TRIAL = ''

const isUsable = (key: CryptoKey | undefined): boolean => key?.type === 'private' && key.usages.includes('sign')

const notesIn = (kept: Kept): Pick<Store, 'settings' | 'keepSettings' | 'note' | 'keepNote'> => ({
  async settings() {
    return { ...firstSettings, ...((await kept.get('notes', 'settings')) as Partial<Settings> | undefined) }
  },
  async keepSettings(settings) {
    await kept.put('notes', settings, 'settings')
  },
  async note<T>(name: NoteName) {
    return (await kept.get('notes', name)) as T | undefined
  },
  async keepNote(name, value) {
    await kept.put('notes', value, name)
  },
})
