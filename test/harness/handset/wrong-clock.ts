/** A clock that is wrong by so much, for pages; as text, since it runs there. */
export const wrongClock = (off: number): string => `(() => {
  const Right = Date
  globalThis.Date = class extends Right {
    constructor(...of) { if (of.length === 0) super(Right.now() + ${off}); else super(...of) }
    static now() { return Right.now() + ${off} }
  }
})()`
