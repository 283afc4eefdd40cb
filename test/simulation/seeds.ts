/**
 * Numbers, not times: the same seeds run on every machine. The first of them run in simulation.test.ts, the
 * rest in simulation.long.test.ts.
 */
export const seeds = { first: 150, all: 300 };
/** Of each focus. */
export const focusSeeds = { first: 3, all: 25 };
