/**
 * What was last said of every source, read once and kept in step with what is heard: the dashboard asks
 * for all of them at every look, and what a push says is new only beside what was said before.
 */
import { readArticles, type Remembered } from '../../../functions/publish/rows/article.ts';
import { articleSource } from '../../../functions/site/keys.ts';
import { classify } from '../../../functions/article/file/source-path.ts';
import type { Table } from '../../../functions/store/table/table.ts';
import type { Report } from '../../../schemas/types.ts';

interface Kept {
  /** Of the summary that it belongs to; undefined while only the report was heard. */
  version: string | undefined;
  report: Report;
}

export class KnownReports {
  readonly #table: Table;
  readonly #kept = new Map<string, Kept>();

  constructor(table: Table) {
    this.#table = table;
  }

  /** Of these articles, in their order; only what is not known in this version is read. */
  async of(summaries: readonly Remembered[]): Promise<Report[]> {
    const news = summaries.filter((summary) => !this.#knows(summary));
    const read = await readArticles(
      { table: this.#table },
      news.filter(saysSomething).map(({ slug }) => slug),
    );
    const reports = new Map(read.map(({ value }) => [value?.slug, value?.report]));
    for (const summary of news) {
      const report = reports.get(summary.slug) ?? silent(summary);
      this.#kept.set(articleSource(summary.slug), { version: versionOf(summary), report });
    }
    return summaries.map(({ slug }) => this.#kept.get(articleSource(slug))!.report);
  }

  /** Puts a report in the place of the one before, which is returned if it is known. */
  replace(report: Report): Report | undefined {
    const source = classify(report.file);
    const name = source.kind === 'article' ? articleSource(source.slug) : report.file;
    const before = this.#kept.get(name)?.report;
    this.#kept.set(name, { version: undefined, report });
    return before;
  }

  #knows(summary: Remembered): boolean {
    const kept = this.#kept.get(articleSource(summary.slug));
    if (kept === undefined) return false;
    kept.version ??= versionOf(summary);
    return kept.version === versionOf(summary);
  }
}

/** Whether its report has anything in it. */
function saysSomething({ memory }: Remembered): boolean {
  return memory.outcome === 'refused' || memory.warnings !== undefined;
}

function silent({ slug, memory }: Remembered): Report {
  const outcome = memory.outcome as Report['outcome'];
  return { file: articleSource(slug), outcome, diagnostics: [] };
}

function versionOf({ memory }: Remembered): string {
  const { source, outcome, warnings = 0, inputs } = memory;
  return JSON.stringify([source, outcome, warnings, inputs.renderer, inputs.settings]);
}
