/**
 * `npm run synth`, `npm run deploy`: the CDK app. Whatever is wrong with its settings is said here,
 * a sentence each, before anything is made.
 */
import { readWithExtension } from './configuration.ts';
import { addStack, createApp } from './synthesis.ts';

const app = createApp();
const context = app.node.getAllContext() as Record<string, unknown>;
const read = readWithExtension(context);
if ('problems' in read) {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
} else {
  addStack(app, read.configuration);
  app.synth();
}
