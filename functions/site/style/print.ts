/**
 * On paper; for those who want no movement, larger text, or colours of their own. These colours count
 * before those that a publisher sets, which stand behind them: hence `html:root`.
 */
export const print = `
html.large, html:has(.larger input:checked) { font-size: 125%; }
@media print {
  html:root { --paper: #fff; --ink: #000; --soft: #333; --link: #000; --visited: #000; --panel: #fff;
    --note: #fff; --stop: #fff; --urgent: #fff; --on-urgent: #000; --alarm: #fff; --on-alarm: #000; }
  body { font-size: 11pt; display: block; }
  .site-header, .site-header a { background: none; color: #000; }
  .site-header nav, .larger, .breadcrumb, .contents, .skip, .pager, .hw-backrefs, .hw-scroll, .help,
  .tools, .copied button { display: none !important; }
  article, .column, .wide { max-width: none; padding: 0; }
  .with-side { display: block; }
  .side details::details-content { content-visibility: visible; block-size: auto; }
  .facts, .answer, .callout, .hw-callout { border: 1px solid #666; break-inside: avoid; }
  .hw-care { border-color: #000; break-inside: avoid; }
  .hw-care-title { border-bottom: 1px solid #000; }
  .hw-emergency { border-width: 4px; }
  .hw-table { overflow: visible; background: none; }
  .hw-table table { width: 100%; }
  .hw-table :is(th, td) { position: static; min-width: 0 !important; max-width: none; overflow-wrap: anywhere; }
  h2, h3, h4 { break-after: avoid; }
  table, figure, img, li { break-inside: avoid; }
  .references a[href^="http"]::after { content: " (" attr(href) ")"; word-break: break-all; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) {
  html:root { --paper: Canvas; --panel: Canvas; --bar: Canvas; --note: Canvas; --stop: Canvas;
    --ink: CanvasText; --soft: CanvasText; --rule: CanvasText; --accent: CanvasText; --on-bar: CanvasText;
    --note-rule: CanvasText; --stop-rule: CanvasText; --urgent-rule: CanvasText; --urgent: CanvasText;
    --on-urgent: Canvas; --alarm: CanvasText; --on-alarm: Canvas; --link: LinkText; --visited: VisitedText;
    --focus: Highlight; }
  .hw-care-title, .larger:has(:checked) { forced-color-adjust: none; }
  .facts, .answer, .callout, .hw-callout, .help a { border: 1px solid; }
  .hw-emergency { border-width: 4px; }
  .trust.reviewed::before { background: CanvasText; }
}`;
