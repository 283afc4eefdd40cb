/** Lists of articles, and the ways between their pages. */
export const listing = `
.listing { list-style: none; padding: 0; max-width: 46rem; }
.listing > li { padding-block: 1.4rem; border-top: 1px solid var(--rule); margin: 0;
  display: flow-root; }
.listing h2, .listing h3 { font-size: 1.25rem; margin: 0 0 .3em; }
.listing p { margin: 0 0 .4em; }
.thumbnail { float: inline-end; width: clamp(5.5rem, 24vw, 10rem); margin-inline-start: 1.25rem; }
.thumbnail img { display: block; width: 100%; height: auto; max-height: 11rem; object-fit: cover; }
.meta { color: var(--soft); font-size: .95rem; }
.pager { display: flex; justify-content: space-between; gap: 1rem; max-width: 46rem;
  padding-top: 1.4rem; border-top: 1px solid var(--rule); flex-wrap: wrap; align-items: baseline; }
.index { list-style: none; padding: 0; max-width: 46rem; }
.index li { padding-block: .7rem; border-top: 1px solid var(--rule); margin: 0; }
.index a { font-weight: 600; }
.index li > span { display: block; }
.names { columns: 18rem; column-gap: 2rem; padding: 0; list-style: none; }
.names li { break-inside: avoid; }
.search { max-width: 46rem; margin: 1.4rem 0; }
.search label { display: block; font-weight: 600; margin-bottom: .3em; }
.search div { display: flex; gap: .5rem; }
.search input { flex: 1; min-width: 0; }
.search input, .search button { font: inherit; color: inherit; background: var(--paper);
  padding: .5em .7em; border: 1px solid var(--soft); border-radius: 6px; }
.search button { background: var(--panel); cursor: pointer; font-weight: 600; }
[role=status]:empty, #found:empty { display: none; }`;
