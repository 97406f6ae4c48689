/**
 * Demo mode alone: replaces the global `Date` before anything else loads, so that libraries follow a clock that can be
 * moved. `bin/sleutelbos.js` imports this file first, and only in demo mode; nothing else may import it, so that
 * outside demo mode no code path reads such a clock. `performance.now` and timers stay the machine's.
 *
 * The native constructor stays beneath (a proxy, not a class of our own), so that dates which the engine makes itself
 * are still `instanceof Date`, and whoever kept the native one before has the moved `now` as well.
 */

/** What moves the clock; found under `Symbol.for('sleutelbos.demo-clock')` of the global object. */
export type ClockControl = {
  /** How far the clock has been moved, in milliseconds. */
  offset(): number
  /** Sets the offset. */
  move(offset: number): void
  /** The machine's own time. */
  machineNow(): number
}

const NativeDate = globalThis.Date
const machineNow = NativeDate.now
let offset = 0
const now = () => machineNow() + offset

NativeDate.now = now
globalThis.Date = new Proxy(NativeDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [now()], made),
  apply: () => new NativeDate(now()).toString(),
})
NativeDate.prototype.constructor = globalThis.Date

const control: ClockControl = {
  offset: () => offset,
  move: (to) => {
    offset = to
  },
  machineNow,
}
Object.defineProperty(globalThis, Symbol.for('sleutelbos.demo-clock'), { value: control })
