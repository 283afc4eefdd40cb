/**
 * npm run fuzz -- [--inputs N] [--seed S]      so many sources, and whole publishes of some of them
 * npm run fuzz -- --seed S --path P            one source that broke something, once more
 */
import { parseArgs } from 'node:util';
import { tryMany, type Failure } from './campaign.ts';
import { fewest, publishTogether } from './whole-publish.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    path: { type: 'string' },
  },
});

/** Sources that are tried under one seed: a failure ends its round, and the next begins. */
const ROUND_INPUTS = 500;
/** Every so many rounds the last sources are published together. */
const PUBLISH_ROUNDS = 5;
const TOGETHER_SOURCES = 150;

const [first, inputs] = [Number(values.seed), Number(values.inputs)];
if (![first, inputs].every(Number.isSafeInteger)) {
  console.error('--seed and --inputs are whole numbers: npm run fuzz -- --inputs 1000 --seed 7');
  process.exit(2);
}
process.exitCode = (await run()) ? 0 : 1;

async function run(): Promise<boolean> {
  if (values.path !== undefined) {
    const failure = await tryMany({ seed: first, path: values.path, inputs: ROUND_INPUTS });
    console.log(failure === undefined ? 'Nothing is broken any more.' : storyOf(failure));
    return failure === undefined;
  }
  console.log(`Seed ${first}: ${inputs} sources.`);
  const began = performance.now();
  const became = { live: 0, refused: 0 };
  let [broken, publishes] = [0, 0];
  for (let round = 0; round * ROUND_INPUTS < inputs; round++) {
    const sources: Uint8Array[] = [];
    const size = Math.min(ROUND_INPUTS, inputs - round * ROUND_INPUTS);
    const failure = await tryMany({ seed: first + round, inputs: size }, (bytes, what) => {
      became[what]++;
      sources.push(bytes);
    });
    if (failure !== undefined) console.log(storyOf(failure));
    const together = sources.slice(-TOGETHER_SOURCES);
    const reason = round % PUBLISH_ROUNDS === 0 ? await publishTogether(together) : undefined;
    if (round % PUBLISH_ROUNDS === 0) publishes++;
    if (reason !== undefined) console.log(await togetherStory(first + round, together, reason));
    broken += Number(failure !== undefined) + Number(reason !== undefined);
    if (round % 10 === 9)
      console.error(`${(round + 1) * ROUND_INPUTS} of ${inputs}, ${broken} broken`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${became.live + became.refused} sources (${became.live} live, ${became.refused} refused) and ` +
      `${publishes} publishes in ${seconds} s: ${broken} broken.`,
  );
  return broken === 0;
}

function storyOf({ seed, path, bytes, profile, reason }: Failure): string {
  return [
    `\nBroken, under the profile ${profile}: ${reason}`,
    shown(bytes),
    `Again: npm run fuzz -- --seed ${seed} --path ${path}\n`,
  ].join('\n');
}

async function togetherStory(seed: number, all: readonly Uint8Array[], reason: string) {
  const few = await fewest(all);
  return [
    `\nBroken, all of these published together: ${reason}`,
    ...few.map(shown),
    `Again: npm run fuzz -- --seed ${seed} --inputs ${ROUND_INPUTS}\n`,
  ].join('\n');
}

/** As text where it is some, with what nobody sees escaped. */
function shown(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  const isText = Buffer.from(text).equals(Buffer.from(bytes));
  return isText ? JSON.stringify(text) : `base64: ${Buffer.from(bytes).toString('base64')}`;
}
