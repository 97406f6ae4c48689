/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return (quantile(values, 0.5, Math.floor) + quantile(values, 0.5, Math.ceil)) / 2
}

/** The value below which this share of the values lies; not a number when there are none. */
export function quantile(
  values: readonly number[],
  share: number,
  rounding: (at: number) => number = Math.ceil,
): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[rounding(share * (sorted.length - 1))] ?? Number.NaN
}
