/** The document that every page of the dashboard lives in. */
import { html, type Html } from '../../../../functions/base/markup.ts';
import { listPath } from './choices.ts';
import { calendarPath, DASHBOARD, STYLESHEET } from './paths.ts';

/** Nothing loads but the stylesheet and the framed copies; live reload adds its one script. */
export const dashboardPage = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/** `title` stands in the tab; the page's own heading is in `main`. `here`: the list that it is one of. */
export function layout(title: string, main: Html, here?: string): string {
  const list = (path: string, called: string) =>
    html`<a href="${path}"${path === here && html` aria-current="page"`}>${called}</a>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="${STYLESHEET}">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="bar">
<a class="home" href="${DASHBOARD}">Dashboard</a>
<nav aria-label="Dashboard">${list(listPath({}), 'Articles')} ${list(calendarPath(), 'Calendar')}</nav>
<nav aria-label="Site"><a href="/">The site</a> <a href="/feeds/">Feeds</a></nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer><p>Only this machine shows this page. It is never published.</p></footer>
</body>
</html>
`.text;
}
