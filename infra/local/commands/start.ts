import { command } from '../cli/command.ts';
import { Misunderstood, takesNothing } from '../cli/misunderstood.ts';

const DEFAULT_PORT = 8080;

export const start = command({
  name: 'start',
  does: 'publish, show the site in your browser, publish again at every save',
  more: `Publishes the articles, serves the site at http://localhost:8080 and watches the folder:
a saved article is live at once, and the page you have open shows it by itself.
/__dashboard/ shows what is refused and why, what each push changed, and every article in
all its forms, drafts included; it is on this machine only.
Stop it with Ctrl+C.`,
  options: {
    port: { value: 'N', does: `the port to serve on (default: ${DEFAULT_PORT})`, read: toPort },
  },
  examples: [
    'npm start',
    'npm start -- --port 9000',
    'npm start -- --content ~/my-blog --out .healthwire-blog',
  ],
  read(words, { port = DEFAULT_PORT }) {
    takesNothing('start', words);
    return { port };
  },
  run: async (asked) => (await import('./start/start.ts')).startCommand(asked),
});

/** A port to listen on; 0 stands for any free one. */
function toPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  throw new Misunderstood(
    `--port ${value} is no port: write a number from 0 (any free port) to 65535,` +
      ' for example --port 8080.',
  );
}
