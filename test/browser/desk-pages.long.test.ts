/** Every page of the dashboard on the screens that desk-pages.test.ts leaves out, in all colours. */
import { onScreens, openedDesk } from './desk-screens.ts';
import { phone, tablet } from './site.ts';

onScreens(openedDesk(), { phone, tablet });
