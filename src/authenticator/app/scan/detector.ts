/** Reads QR codes where the browser cannot. Its own file, of hundreds of kilobytes: it comes when the camera opens. */

import reader from 'virtual:zxing-reader?url'
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'

/** As the Shape Detection API has it, and the ponyfill after it. */
export type Detector = { detect(picture: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]> }

export async function makeDetector(): Promise<Detector> {
  // From our own address: by itself the package would ask a public server for its machine code.
  const overrides = { locateFile: () => new URL(reader, import.meta.url).href }
  await prepareZXingModule({ overrides, fireImmediately: true })
  return new BarcodeDetector({ formats: ['qr_code'] })
}
