/** What is around every page: head, foot, the way back. */
export const shell = `
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; z-index: 1;
  padding: .6em 1em; background: var(--focus); color: #1b2733; font-weight: 600; }
.skip:focus { top: .5rem; }
.wide { width: 100%; max-width: 66rem; margin-inline: auto; padding-inline: 1.25rem; }
.site-header { background: var(--bar); color: var(--on-bar); }
.site-header .wide { display: flex; flex-wrap: wrap; align-items: baseline;
  gap: .25rem clamp(.6rem, 3vw, 1.5rem); padding-block: .7rem; }
.site-header nav { margin-inline-start: auto; }
.larger { cursor: pointer; padding: 0 .3em; border-radius: 4px; font-weight: 600; }
.larger input { position: absolute; opacity: 0; }
.larger:has(:checked) { background: var(--on-bar); color: var(--bar); }
.larger:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
.site-header a, .site-header a:visited { color: inherit; }
.site-name { font-size: 1.2rem; font-weight: 700; text-decoration: none; }
.site-header ul, .site-footer ul { list-style: none; display: flex; flex-wrap: wrap;
  gap: .25rem clamp(.9rem, 4vw, 1.5rem); margin: 0; padding: 0; }
.site-header li, .site-footer li { margin: 0; }
main { flex: 1; padding-block: 1.4rem 4rem; }
@media (min-width: 48rem) { main { padding-top: 2.25rem; } }
main:focus { outline: none; box-shadow: none; }
.site-footer { background: var(--panel); border-top: 1px solid var(--rule); font-size: .95rem;
  padding-block: 2rem; }
.site-footer p { max-width: 44rem; }
.site-footer .disclaimer { color: var(--soft); }
.framed, .framed body { min-height: 0; }
.framed main { padding: 1rem; flex: none; }
.breadcrumb { font-size: .95rem; margin-bottom: .8rem; }
.breadcrumb ol { list-style: none; display: flex; flex-wrap: wrap; margin: 0; padding: 0; }
.breadcrumb li { margin: 0; }
.breadcrumb li + li::before { content: "/"; content: "/" / ""; color: var(--soft); margin-inline: .6em; }`;
