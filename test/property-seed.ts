/**
 * Property tests look at the same cases in every run, so that a change lands or not for what it is
 * and not by luck. `SEED=random npm test` looks elsewhere; a number repeats a run.
 */
import fc from 'fast-check';

const asked = process.env.SEED ?? '1';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
