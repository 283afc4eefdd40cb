/** Which renderer this is: a hash of everything that decides what bytes a source renders to. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url).pathname;

const files = [
  'functions/{base,site,article,collection}/**/*.ts',
  'functions/publish/{state/records,ingest/{decide,notice,id-conflicts,operator-withdrawals,variants}}.ts',
  'schemas/*.json',
  'package-lock.json',
];

/** Changes whenever code, schema or a dependency does; equal for equal checkouts. */
export function rendererVersion(): string {
  const hash = createHash('sha256');
  for (const file of globSync(files, { cwd: root }).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(root + file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
