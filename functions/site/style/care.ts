/**
 * Advice to get help, by how soon it is needed: in words and colours, for not everybody sees these. Whoever is
 * led to a card sees what stands before it, too.
 */
export const care = `
.hw-care { margin: 0 0 1.4em; padding: 0 1.1em .9em; overflow: hidden; background: var(--panel);
  border: 2px solid var(--accent); border-radius: 8px; }
.hw-care:target { scroll-margin-top: 25vh; }
.hw-care > :first-child { margin-top: .9em; }
.hw-care > :last-child { margin-bottom: 0; }
.hw-urgent { border-color: var(--urgent); background: var(--note); }
.hw-emergency { border-color: var(--alarm); background: var(--stop); }
.hw-care > .hw-care-title { margin: 0 -1.1em .8em; padding: .5em 1.1em; background: var(--urgent);
  color: var(--on-urgent); }
.hw-emergency > .hw-care-title { background: var(--alarm); color: var(--on-alarm); }`;
