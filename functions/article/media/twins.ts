/** A picture's twin for those who read in the dark: `legs.dark.svg` stands beside `legs.svg`. */

/** The key of a file's twin; undefined where the file is one itself, or has no extension. */
export function darkTwin(key: string): string | undefined {
  const [, name, ending] = /^(.+)(\.[^./]+)$/.exec(key) ?? [];
  return name === undefined || name.endsWith('.dark') ? undefined : `${name}.dark${ending}`;
}
