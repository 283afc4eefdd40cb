/** Tries the configuration of the folder that it is given: an Extension as JSON, or what is wrong with it. */
import { ConfigurationError } from './error.ts';
import type { Extension } from './extension.ts';
import { configurationFile } from './file.ts';
import { houseIn } from './house.ts';
import { loadConfiguration } from './load.ts';

const content = process.argv[2]!;
try {
  await houseIn(content);
  const { files, version, text } = loadConfiguration(configurationFile(content)!);
  const css = text !== undefined && { css: text };
  process.stdout.write(JSON.stringify({ file: files[0]!, version, ...css } satisfies Extension));
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
