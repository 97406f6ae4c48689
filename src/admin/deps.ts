import type { Database } from '../base/database/database.ts'
import type { FrameDeps } from '../design/index.ts'
import type { BeginDeps } from '../sign-in/index.ts'

/** What administration needs of the world. */
export type AdminDeps = FrameDeps & BeginDeps & { db: Database }
