/**
 * What the operator's configuration adds, for the functions on AWS: nothing. Where there is one, their
 * bundles have it in the place of this module (infra/bundle.ts), under the name that it is imported by.
 */
import type { House } from '../site/house.ts';

export const house: House | undefined = undefined;
