/**
 * `npm run synth`, `npm run deploy`: the CDK app. Whatever is wrong with its settings is said here,
 * a sentence each, before anything is made.
 */
import { ConfigurationError } from '../configuration/error.ts';
import { extensionIn } from '../configuration/house.ts';
import { readConfiguration } from './configuration.ts';
import { addStack, createApp } from './synthesis.ts';

const app = createApp();
const read = readConfiguration(app.node.getAllContext() as Record<string, unknown>);
if ('problems' in read) {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
} else {
  try {
    const extension = await extensionIn(read.configuration.content);
    addStack(app, { ...read.configuration, ...(extension && { extension }) });
    app.synth();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
