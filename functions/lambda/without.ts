/**
 * In place of a port that a function has no right to use: its role would be denied anyway, and this
 * says sooner what is wrong with the code.
 */
export function without<Port extends object>(what: string): Port {
  const refuse = () => {
    throw new Error(`This function is given no ${what}: its role does not allow it.`);
  };
  return new Proxy({} as Port, { get: refuse });
}
