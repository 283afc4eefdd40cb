/**
 * What an operator's configuration adds to the lists of the house (healthwire.config.ts): each list
 * says here that it can be added to, and asks the settings, or whoever carries it, for what was.
 *
 * Additions are code. They travel with the settings under symbols of their own, and so they are
 * never stored, hashed or sent: a settings' JSON is what site.yaml says, and nothing else.
 */

/** Everything that a configuration adds: settings carry it, and what a function is bound to. */
export type House = Readonly<Record<symbol, unknown>>;

/** Something that the configuration can add to. */
export class Addition<T> {
  readonly #key: symbol;
  readonly #nothing: T;

  /** `nothing`: what holds without any configuration. */
  constructor(name: string, nothing: T) {
    this.#key = Symbol(name);
    this.#nothing = nothing;
  }

  /** What was added; of settings, or of a house by itself. */
  of(carrier: object | undefined): T {
    return (carrier as Record<symbol, T | undefined> | undefined)?.[this.#key] ?? this.#nothing;
  }

  /** A house with this and nothing else; spread, it goes with others. */
  with(added: T): House {
    return { [this.#key]: added };
  }
}

/** Changes with whatever is added: for those who remember what they rendered. */
export const houseVersion = new Addition<string>('version', '');
