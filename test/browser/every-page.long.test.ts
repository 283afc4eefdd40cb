/** Every kind of page on the screens that every-page.test.ts leaves out, in all colours. */
import { onScreens, pages } from './every-page.ts';
import { desktop, tablet } from './site.ts';

onScreens(pages(), { tablet, desktop });
