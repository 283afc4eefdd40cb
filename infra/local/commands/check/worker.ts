/** `check` in a thread of its own: some articles in, what is wrong with them out. */
import { deserialize } from 'node:v8';
import { workerData } from 'piscina';
import { checkSource, type Checking } from './source.ts';
import { houseInThread } from '../../../configuration/house.ts';
import { openContentFolder } from '../../runtime/content-folder.ts';
import { FolderDependencies, type Known } from '../../runtime/folder-dependencies.ts';

/** The same for all that a thread does; `configured`: the folder whose configuration holds. */
export type CheckFolders = Omit<Checking, 'folder' | 'dependencies'> & { configured: string };

export interface CheckTask {
  keys: readonly string[];
  /** What the main thread knows of the folder, serialized; always the same. */
  known: SharedArrayBuffer;
}

const given = workerData as CheckFolders;
// Code does not come through a message.
const settings = { ...given.settings, ...(await houseInThread(given.configured)) };
const folders = { ...given, settings };
const folder = openContentFolder(folders.content);
let dependencies: FolderDependencies | undefined;

export default async function check({ keys, known }: CheckTask) {
  dependencies ??= FolderDependencies.known(read(known), folder, folders.settings);
  const checked = [];
  for (const key of keys)
    checked.push(await checkSource({ ...folders, folder, dependencies }, key));
  return checked;
}

/** A copy, since what is shared cannot be deserialized. */
function read(known: SharedArrayBuffer): Known {
  return deserialize(new Uint8Array(known).slice()) as Known;
}
