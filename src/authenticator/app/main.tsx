import { render } from 'preact'
import './app.css'
import { openApp } from './index.ts'
import { NotStarted } from './screens/endings/not-started.tsx'
import { Screens } from './screens/screens.tsx'
import { Speaking } from './words/speech.tsx'

const place = document.getElementById('app')

/** Where these are missing, keys cannot be kept: an old browser, a private window, an address without TLS. */
const canKeepKeys = () => isSecureContext && 'indexedDB' in window && crypto.subtle !== undefined

async function start(into: HTMLElement): Promise<void> {
  if (!canKeepKeys()) return render(<NotStarted why="browser" />, into)
  const app = await openApp().catch((fault: unknown) => {
    reportError(fault)
    return undefined
  })
  if (!app) return render(<NotStarted why="fault" />, into)
  render(
    <Speaking app={app}>
      <Screens />
    </Speaking>,
    into,
  )
}

if (place) start(place)
