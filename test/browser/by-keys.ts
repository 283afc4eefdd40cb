/** What Tab leads to on a page, and whether one sees where one is. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What has the focus: whether it can be seen, and seen to have it. */
const focused = `(() => {
  const one = document.activeElement;
  // The switch for larger text is seen in the place of its box.
  const shown = one.closest('.larger') ?? one;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const { top, bottom, width, height } = shown.getBoundingClientRect();
  one.dataset.reached = '';
  return {
    what: one.outerHTML.slice(0, 120),
    end: one === document.body,
    seen: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
  };
})()`;

const active = 'a[href], button, input, select, summary, [tabindex="0"]';
/** More than any page has to use. */
const MOST_PRESSES = 400;

/**
 * Presses Tab until it comes round: whatever has the focus is seen and marked, and nothing that can be used is
 * missed. `unmarked`: what shows it within itself; `except`: what one gets to otherwise.
 */
export async function tabThrough(
  page: Page,
  { unmarked, except }: { unmarked?: string; except?: string },
): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press('Tab');
    const { end, ...is } = await page.evaluate<Record<string, unknown>>(focused);
    if (end) break;
    if (unmarked !== undefined && String(is.what).startsWith(`<${unmarked}`)) is.marked = true;
    expect(is).toEqual({ what: is.what, seen: true, marked: true });
  }
  const missed = await page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(active)})]
      .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
        && !(${JSON.stringify(except ?? '')} && one.matches(${JSON.stringify(except ?? '')})) && !('reached' in one.dataset))
      .map((one) => one.outerHTML.slice(0, 120))`,
  );
  expect(missed).toEqual([]);
}
