/** The largest distance between two empirical distributions, and how likely one as large is by chance alone. */
export interface Distance {
  /** Between 0, the same, and 1, nowhere overlapping. */
  readonly d: number
  /** Asymptotic, after Kolmogorov; good from some thirty values on each side. */
  readonly p: number
}

/** The two-sample test of Kolmogorov and Smirnov. Equal values count on both sides at once. */
export function distance(one: readonly number[], other: readonly number[]): Distance {
  const a = one.toSorted((x, y) => x - y)
  const b = other.toSorted((x, y) => x - y)
  let d = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    while (i < a.length && (a[i] ?? Infinity) <= next) i += 1
    while (j < b.length && (b[j] ?? Infinity) <= next) j += 1
    d = Math.max(d, Math.abs(i / a.length - j / b.length))
  }
  const n = Math.sqrt((a.length * b.length) / (a.length + b.length))
  return { d, p: chanceOf((n + 0.12 + 0.11 / n) * d) }
}

function chanceOf(lambda: number): number {
  // For smaller ones the sum does not settle, and the answer is 1 to six places.
  if (lambda < 0.3) return 1
  let sum = 0
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * (k * lambda) ** 2)
  return Math.min(1, Math.max(0, sum))
}
