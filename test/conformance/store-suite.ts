/**
 * What every store must do, in one suite that every adapter passes whole. A store that is given to
 * it is empty; `other` is a second handle of the same store.
 */
import { afterEach, describe } from 'vitest';
import type { Store } from '../../functions/store/store.ts';
import { conditions } from './store-conditions.ts';
import { lists } from './store-lists.ts';
import { objects } from './store-objects.ts';
import { races } from './store-races.ts';
import { refusals } from './store-refusals.ts';
import type { Subject } from './store-words.ts';

export function storeSuite(name: string, open: () => Promise<Subject> | Subject): void {
  const opened: Subject[] = [];
  const fresh = async (): Promise<Subject> => {
    const subject = await open();
    opened.push(subject);
    return subject;
  };
  const freshStore = async (): Promise<Store> => (await fresh()).store;

  describe(`${name} keeps the store's promises`, () => {
    afterEach(async () => {
      for (const subject of opened.splice(0)) await subject.close?.();
    });
    objects(freshStore);
    conditions(freshStore);
    races(fresh);
    lists(freshStore);
    refusals(freshStore);
  });
}
