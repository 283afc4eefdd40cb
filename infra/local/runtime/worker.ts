/** Reads articles and decides on them, in a thread of its own (functions/publish/ingest/reader.ts). */
import { workerData } from 'piscina';
import type { Source } from '../../../functions/article/model.ts';
import { Reading, type Circumstances } from '../../../functions/publish/ingest/reader.ts';
import type { Settings } from '../../../functions/site/settings.ts';
import { houseInThread } from '../../configuration/house.ts';
import type { Folders } from './folders.ts';

/**
 * `at`: the number of the article among those that this thread was sent; `settings`: absent where it has those of
 * this version.
 */
export type Task =
  | { what: 'read'; at: number; source: Source; settings?: Settings; version: string }
  | { what: 'decide'; at: number; circumstances: Circumstances };

const house = await houseInThread((workerData as Folders).content);
const reading = new Reading();

export default function answer(task: Task): unknown {
  switch (task.what) {
    case 'read':
      // What a configuration adds is code, which no thread can be sent.
      if (task.settings) reading.settle({ ...task.settings, ...house }, task.version);
      return reading.read(task.at, task.source, task.version);
    case 'decide':
      return reading.decide(task.at, task.circumstances);
  }
}
