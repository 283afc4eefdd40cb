/** What a page looks like to those who see it: what of it is not to be seen, and what is too wide. */
import type { Page } from 'playwright-core';

/** How many pixels a page is wider than its window. */
export async function sideways(page: Page): Promise<number> {
  return await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}

/**
 * Words that stand outside the window, or outside an element that hides what does not fit, so that nobody
 * can scroll to them. What is meant to be unseen is left out: folded, before the page's edge until it
 * has the focus, or for screen readers alone.
 */
export async function cutWords(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(`(() => {
    const found = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const own = node.parentElement;
      if (!node.data.trim() || own.closest('.visually-hidden, .skip, noscript, script, template')) continue;
      if (!own.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) continue;
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      let left = 0, right = document.documentElement.clientWidth, what;
      for (let one = own; one && one !== document.body; one = one.parentElement) {
        const { overflowX, position } = getComputedStyle(one);
        if (position === 'fixed') break;
        if (overflowX === 'auto' || overflowX === 'scroll') { left = -Infinity; right = Infinity; break; }
        if (overflowX === 'visible') continue;
        const box = one.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
      }
      if (boxes.some((box) => box.left < left - 1 || box.right > right + 1))
        found.push(node.data.trim().slice(0, 80));
    }
    return found;
  })()`);
}

/** What a reader's system may ask for, as playwright emulates it. */
export const colours = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;
