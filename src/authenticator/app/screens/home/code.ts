import { useEffect, useState } from 'preact/hooks'
import { codeOf } from '../../index.ts'
import { useNow } from '../../parts/ring.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { useApp } from '../../words/speech.tsx'

/** How long a code counts (RFC 6238 §5.2), in milliseconds. */
export const STEP = 30_000

/** The code of now, and how long it still counts. */
export function useCode(account: AppAccount): { code: string; left: number } {
  const { app } = useApp()
  const time = useNow()
  const step = Math.floor(time / STEP)
  const [code, setCode] = useState('')
  // A new step asks for a new code
  useEffect(() => {
    let wanted = true
    codeOf(app, account).then((made) => wanted && setCode(made ?? ''))
    return () => {
      wanted = false
    }
  }, [app, account, step])
  return { code, left: (step + 1) * STEP - time }
}

/** 482 and 913: groups of three are read and kept in mind best. */
export const inGroups = (code: string): string[] => code.match(/\d{1,3}/g) ?? []

/** Read aloud digit by digit. */
export const spelled = (code: string): string => [...code].join(' ')
