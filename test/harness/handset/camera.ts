/**
 * A camera for Chromium: it sees whatever is held in front of it. Chromium reads the file anew each time that a page
 * opens the camera, so the picture is changed between two scans, not during one.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'

/** Like the picture of a small camera. Its formats want even numbers. */
const WIDTH = 640
const HEIGHT = 480

export class Camera {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  /** With which Chromium has this camera, and lets every page use it. Without a picture there is no camera at all. */
  get flags(): string[] {
    return [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${this.#file}`,
    ]
  }

  /** Holds it in front of a screen, so that this thing is in the middle of the picture. */
  async pointAt(what: Locator): Promise<void> {
    await what.scrollIntoViewIfNeeded()
    const page = what.page()
    const [box, size] = [await what.boundingBox(), page.viewportSize()]
    if (!box || !size) throw new Error('there is nothing to see')
    const width = even(Math.min(WIDTH, size.width))
    const height = even(Math.min(HEIGHT, size.height))
    const clip = {
      x: within(box.x + box.width / 2 - width / 2, size.width - width),
      y: within(box.y + box.height / 2 - height / 2, size.height - height),
      width,
      height,
    }
    this.sees(await page.screenshot({ type: 'jpeg', quality: 90, clip }))
  }

  /** A film of this one picture (JPEG): motion JPEG is pictures, one after the other. */
  sees(picture: Buffer): void {
    writeFileSync(`${this.#file}.next`, picture)
    renameSync(`${this.#file}.next`, this.#file)
  }

  /** There is no camera any more. */
  unplug(): void {
    rmSync(this.#file, { force: true })
  }
}

const even = (length: number): number => Math.floor(length / 2) * 2
const within = (at: number, most: number): number => Math.max(0, Math.min(most, Math.round(at)))
