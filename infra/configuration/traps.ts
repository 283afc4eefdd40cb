/**
 * What pure code may not look at, out of its reach while it runs: clock, chance, network, environment.
 * Whatever a configuration adds runs so, and so the same article gives the same bytes on every machine
 * and in every thread. It runs to its end before anything else does, and sees these alone.
 */
export class Impure extends Error {
  constructor(what: string) {
    super(
      `${what} is not the same each time, and what a configuration adds has to be: ${instead}.`,
    );
    this.name = 'Impure';
  }
}

const instead = 'take what it needs from the article, the settings or its argument';

/** Runs this with all that is impure out of reach. Throws what it throws. */
export function hold<T>(run: () => T): T {
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  if (isHeld) return run();
  isHeld = true;
  for (const name of names)
    Object.defineProperty(globalThis, name, {
      value: trapped[name],
      configurable: true,
      writable: true,
    });
  try {
    return run();
  } finally {
    isHeld = false;
    for (const [at, name] of names.entries())
      if (before[at] !== undefined) Object.defineProperty(globalThis, name, before[at]);
  }
}

let isHeld = false;

const stop = (what: string) => (): never => {
  throw new Impure(what);
};

/** An object of the runtime without these of its properties. */
function without<T extends object>(object: T, of: string, forbidden: readonly string[]): T {
  return new Proxy(object, {
    get: (target, name) => {
      if (forbidden.includes(name as string)) throw new Impure(`${of}.${String(name)}`);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const trapped: Record<string, unknown> = {
  Date: new Proxy(Date, {
    construct: (target, given: []) => {
      if (given.length === 0) throw new Impure('The time of new Date()');
      return Reflect.construct(target, given) as Date;
    },
    apply: stop('The time of Date()'),
    get: (target, name) =>
      name === 'now' ? stop('The time of Date.now()') : (Reflect.get(target, name) as unknown),
  }),
  Math: new Proxy(Math, {
    get: (target, name) =>
      name === 'random' ? stop('Math.random()') : (Reflect.get(target, name) as unknown),
  }),
  performance: without(performance, 'performance', ['now', 'timeOrigin']),
  crypto: without(crypto, 'crypto', ['getRandomValues', 'randomUUID', 'subtle']),
  process: without(process, 'process', ['env', 'argv', 'cwd', 'hrtime', 'uptime', 'pid']),
  ...Object.fromEntries(
    ['fetch', 'WebSocket', 'EventSource', 'setTimeout', 'setInterval', 'setImmediate'].map(
      (name) => [name, stop(`What ${name}() brings`)],
    ),
  ),
};

const names = Object.keys(trapped);
