/** The simulated table's rows, as whoever watches them sees them: without the network. */
import { joined, type ArticleRow } from '../../functions/publish/rows/article.ts';
import { articleKey, knownSlice, slices } from '../../functions/publish/rows/keys.ts';
import { articleSource, SETTINGS_SOURCE } from '../../functions/site/keys.ts';
import { seenIn } from '../../functions/publish/protocol/rows.ts';
import { MemoryRows } from '../../functions/store/table/memory.ts';
import type {
  Change,
  Row,
  Token,
  TransactResult,
  Version,
} from '../../functions/store/table/table.ts';

export class WatchedRows extends MemoryRows {
  /** Told of every row that a transaction has written or deleted, once it is applied. */
  onWrite: (now: Row | undefined, change: Change, before: Version | undefined) => void = () =>
    undefined;

  override transact(token: Token, changes: readonly Change[]): TransactResult {
    const before = changes.map((change) => this.get(change)?.version);
    const result = super.transact(token, changes);
    changes.forEach((change, at) => {
      const now = this.get(change);
      // The same transaction once more changes nothing.
      if (change.kind !== 'check' && now?.version !== before[at])
        this.onWrite(now, change, before[at]);
    });
    return result;
  }

  /** Undefined where nothing is known of it. */
  article(slug: string): ArticleRow | undefined {
    const row = this.get(articleKey(slug));
    const { rows } = this.query(`article#${slug}`, { prefix: 'piece#' });
    return joined(seenIn(row), rows)?.value;
  }

  /** Every source of which something is known. */
  sources(): string[] {
    const named = (what: 'articles' | 'files') =>
      slices.flatMap((slice) => this.query(knownSlice(what, slice)).rows.map(({ sort }) => sort));
    const settings = this.query('settings').rows.map(() => SETTINGS_SOURCE);
    return [...settings, ...named('articles').map(articleSource), ...named('files')];
  }

  /** How much is still to be done. */
  get todo(): number {
    return slices.reduce((sum, slice) => sum + this.query(`todo#${slice}`).rows.length, 0);
  }
}
