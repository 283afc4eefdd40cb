/** Whatever was made of an article, with nothing in it but what may be published. */
import type { ElementContent, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { mathMlElements } from '../dialects/math-ml.ts';
import { schema } from './sanitize-schema.ts';

/**
 * By the list of elements and attributes; and by namespace: in a formula stands MathML and nothing
 * else, which a list of names and ancestors cannot say.
 */
export function sanitised(root: Root, by = schema): Root {
  const safe = sanitize(root, by) as Root;
  for (const node of safe.children) keepApart(node as ElementContent, false);
  return safe;
}

function keepApart(node: ElementContent, isFormula: boolean): void {
  if (node.type !== 'element') return;
  const within = isFormula || node.tagName === 'math';
  if (within) node.children = node.children.flatMap(onlyMathMl);
  for (const child of node.children) keepApart(child, within);
}

/** Of an element of HTML, the words. */
function onlyMathMl(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  const isMathMl = Object.hasOwn(mathMlElements, node.tagName) && node.tagName !== 'math';
  return isMathMl ? [node] : node.children.flatMap(onlyMathMl);
}
