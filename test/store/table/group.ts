/** Two transactions that are asked for at once, by a process that is killed and by who comes after. */
import type { Change, Token } from '../../../functions/store/table/table.ts';

const row = (sort: string) => ({ partition: 'p', sort });
const put = (sort: string): Change => ({ kind: 'put', ...row(sort), attributes: { sort } });

export const group: { token: Token; changes: Change[] }[] = [
  { token: 'first', changes: [put('a'), put('b'), put('c')] },
  { token: 'second', changes: [{ kind: 'delete', ...row('old') }, put('new')] },
];
