/**
 * What was rendered last is remembered together with all it was made from: an edit changes few of
 * the files that are looked at after it, and only those are rendered again. Nothing can be seen of
 * it but time, because the same inputs give the same bytes (protocol, point 5).
 */
import type { Output } from './model.ts';

/** Characters of rendered files that one process keeps. */
const KEPT = 1 << 25;

interface Rendered {
  inputs: readonly unknown[];
  outputs: Output[];
  size: number;
}

/** In the order of their last use. */
const rendered = new Map<string, Rendered>();
let kept = 0;

/**
 * `inputs` is everything that `render` looks at: texts, and objects that nobody changes, which are
 * equal when they are the same. What is remembered under this name for other inputs is forgotten.
 */
export function remembered(
  name: string,
  inputs: readonly unknown[],
  render: () => Output[],
): Output[] {
  const known = forget(name);
  const outputs = known && sameInputs(known.inputs, inputs) ? known.outputs : render();
  const size = outputs.reduce((sum, { body }) => sum + body.length, 0);
  rendered.set(name, { inputs, outputs, size });
  kept += size;
  for (const [oldest] of rendered) {
    if (kept <= KEPT) break;
    forget(oldest);
  }
  return outputs;
}

function sameInputs(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((input, at) => input === b[at]);
}

function forget(name: string): Rendered | undefined {
  const known = rendered.get(name);
  rendered.delete(name);
  kept -= known?.size ?? 0;
  return known;
}
