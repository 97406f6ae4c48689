import { type Refused, refuse } from '../store/result.ts'
import { type Detect, openDetector } from './detect.ts'

export type Scanner = {
  close(): void
  /** Where the phone lets its lamp be switched. */
  readonly torch?: (on: boolean) => Promise<void>
}

/** Between two looks: quick to a person, light on the battery. */
const LOOK_EVERY_MS = 120

/** Shows the camera in `video`, and tells each text that is seen in a QR code, once. */
export async function openScanner(video: HTMLVideoElement, found: (text: string) => void): Promise<Scanner | Refused> {
  // Both at once: what reads codes is loaded while the person is asked for the camera.
  const [stream, detect] = await Promise.all([openCamera(), openDetector()])
  if (detect === undefined || !(stream instanceof MediaStream)) {
    if (stream instanceof MediaStream) stop(stream)
    return stream instanceof MediaStream ? refuse('scanner-missing') : stream
  }
  video.srcObject = stream
  video.muted = true
  // On iOS a picture that is not inline covers the whole screen.
  video.setAttribute('playsinline', '')
  await video.play().catch(() => undefined) // closed before it began
  const ended = lookAt(video, { detect, found })
  const torch = torchOf(stream)
  const close = () => {
    ended()
    stop(stream)
    video.srcObject = null
  }
  return torch ? { close, torch } : { close }
}

async function openCamera(): Promise<MediaStream | Refused> {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) return refuse('camera-none')
  try {
    return await devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'NotAllowedError') return refuse('camera-refused')
    return refuse(name === 'NotFoundError' || name === 'OverconstrainedError' ? 'camera-none' : 'camera-busy')
  }
}

/** Looks until it is told to stop. Returns how. */
function lookAt(
  video: HTMLVideoElement,
  { detect, found }: { detect: Detect; found: (text: string) => void },
): () => void {
  let ended = false
  let timer: ReturnType<typeof setTimeout>
  const seen = new Set<string>()
  const look = async () => {
    const text = video.readyState >= video.HAVE_CURRENT_DATA ? await detect(video) : undefined
    if (ended) return
    if (text !== undefined && !seen.has(text)) {
      seen.add(text)
      found(text)
    }
    timer = setTimeout(look, LOOK_EVERY_MS)
  }
  void look()
  return () => {
    ended = true
    clearTimeout(timer)
  }
}

function torchOf(stream: MediaStream): ((on: boolean) => Promise<void>) | undefined {
  const [track] = stream.getVideoTracks()
  const can: MediaTrackCapabilities = track?.getCapabilities?.() ?? {}
  if (!track || !('torch' in can && can.torch)) return undefined
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** The text of the code in a picture: of a screen that was photographed, or a QR code that came by mail. */
export async function scanPicture(file: Blob): Promise<{ readonly text: string } | Refused> {
  const detect = await openDetector()
  if (!detect) return refuse('scanner-missing')
  try {
    const picture = await createImageBitmap(file)
    const text = await detect(picture)
    picture.close()
    return text === undefined ? refuse('picture-without-code') : { text }
  } catch {
    return refuse('picture-without-code') // no picture at all
  }
}
