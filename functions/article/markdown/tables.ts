/**
 * Tables, looked for where there may be one. micromark takes the first line of every paragraph for the head of
 * a table until it sees the line below it, which took a sixth of its time for the texts of the benchmark. This one
 * looks at that line first: a head has one of hyphens below it.
 */
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import type { Processor } from 'unified';

/** Numbers of the lines, from 1, in which there may be a row of a table; of the text that is being read. */
let rows: ReadonlySet<number> = new Set();

export function tables(): Extension {
  const { flow = {}, ...others } = gfmTable();
  const table = flow.null as Construct;
  const construct: Construct = {
    ...table,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      if (!rows.has(this.now().line)) return nok;
      return table.tokenize.call(this, effects, ok, nok);
    },
  };
  return { ...others, flow: { ...flow, null: construct } };
}

/** For a processor that knows `tables`: tells it which text it reads. Behind the plugin that brings the parser. */
export function whereTablesMayBe(this: Processor): void {
  const parse = this.parser;
  if (parse === undefined) throw new TypeError('The parser comes first.');
  this.parser = (text, file) => {
    rows = rowsIn(text);
    return parse(text, file);
  };
}

/**
 * From above a line that may be the one below a head, of hyphens, colons and bars behind the marks of quotes and
 * lists, down to the next blank line. Rather too many than too few.
 */
function rowsIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let isTable = false;
  text.split(/\r\n|\r|\n/).forEach((line, at) => {
    if (line.includes('-') && !/\p{L}/u.test(line)) {
      found.add(at);
      isTable = true;
    } else if (line.trim() === '') isTable = false;
    if (isTable) found.add(at + 1);
  });
  return found;
}
