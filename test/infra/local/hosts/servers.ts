/** The servers that serve a published site alike: the local one, and what others wrote. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPublished } from '../../../../infra/local/runtime/bind.ts';
import { loadEdge } from '../../../../infra/local/server/edge.ts';
import { createSiteServer } from '../../../../infra/local/server/site-server.ts';
import { rawRequest } from '../server/raw-request.ts';

export interface Running {
  port: number;
  stop(this: void): Promise<void>;
}

interface Where {
  listen: string;
  /** The folder that was published to. */
  site: string;
}

/** What an operator writes beside what healthwire does; docs/hosting.md shows it. */
export const configurations = {
  nginx: ({ listen, site }: Where) => `include ${site}/host/nginx/http.conf;
server {
  ${/^[\d.]+:/.test(listen) ? `listen ${listen};` : `listen 80;\n  server_name ${listen};`}
  root ${site}/site;
  include ${site}/host/nginx/server.conf;
}
`,
  caddy: ({ listen, site }: Where) => `${listen} {
	root * ${site}/site
	import ${site}/host/caddy/site.caddy
}
`,
};

/** Name → serves what is published in `out`. */
export const servers = {
  local: async (out: string): Promise<Running> => {
    const { site, close } = openPublished(out);
    const server = createSiteServer({ store: site, edge: loadEdge() });
    const { port } = await server.listen(0);
    const stop = async () => {
      await server.close();
      close();
    };
    return { port, stop };
  },
  nginx: async (out: string): Promise<Running> => {
    const port = await freePort();
    const folder = join(out, 'nginx');
    mkdirSync(folder);
    const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const site = configurations.nginx({ listen: `127.0.0.1:${port}`, site: out });
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; master_process off; pid nginx.pid; error_log stderr; events {}
http {
access_log off;
${own.map((name) => `${name}_temp_path ${name};`).join(' ')}
${site}}
`,
    );
    return await started('nginx', ['-p', folder, '-c', 'nginx.conf'], { port, folder });
  },
  caddy: async (out: string): Promise<Running> => {
    const port = await freePort();
    const folder = join(out, 'caddy');
    mkdirSync(folder);
    const site = configurations.caddy({ listen: `http://127.0.0.1:${port}`, site: out });
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
    return await started('caddy', ['run', '--config', join(folder, 'Caddyfile')], { port, folder });
  },
} as const;

export type ServerName = keyof typeof servers;

export const serverNames = Object.keys(servers) as ServerName[];

/** Whether it can be tried here; `.ci/run` installs it. */
export function isInstalled(name: ServerName): boolean {
  if (name === 'local') return true;
  const { status } = spawnSync(name, [name === 'nginx' ? '-v' : 'version']);
  if (status !== 0) console.log(`${name} is not installed: how it serves a site is not tested.`);
  return status === 0;
}

async function started(
  program: string,
  args: string[],
  { port, folder }: { port: number; folder: string },
): Promise<Running> {
  // Caddy keeps what it serves in its user's folders.
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${program} did not start: ${said}`);
    await sleep(50);
  }
  return { port, stop: () => ended(child) };
}

async function answers(port: number): Promise<boolean> {
  return await rawRequest(port, '/').then(
    () => true,
    () => false,
  );
}

async function ended(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await closed;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
