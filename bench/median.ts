/** The middle one, of several that were measured; they are put in order. */
export function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
