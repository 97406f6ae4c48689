import type { Detector } from './detector.ts'

/** The text of the first QR code in a picture, if there is one. */
export type Detect = (picture: HTMLVideoElement | ImageBitmap) => Promise<string | undefined>

type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** The browser's own reader of codes, else ours, which comes in a file of its own; undefined where that cannot be had. */
export async function openDetector(): Promise<Detect | undefined> {
  let detector = (await ownDetector()) ?? (await ourDetector())
  if (!detector) return undefined
  return async (picture) => {
    try {
      const codes = (await detector?.detect(picture)) ?? []
      return codes[0]?.rawValue
    } catch {
      // Some browsers have a reader in name only (a service that the phone lacks).
      detector = await ourDetector()
      return undefined
    }
  }
}

async function ownDetector(): Promise<Detector | undefined> {
  const Own: DetectorClass | undefined = Reflect.get(globalThis, 'BarcodeDetector')
  try {
    const formats = (await Own?.getSupportedFormats()) ?? []
    return Own && formats.includes('qr_code') ? new Own({ formats: ['qr_code'] }) : undefined
  } catch {
    return undefined
  }
}

async function ourDetector(): Promise<Detector | undefined> {
  try {
    const { makeDetector } = await import('./detector.ts')
    return await makeDetector()
  } catch {
    return undefined // without a network, or after an update whose page was not reloaded yet
  }
}
