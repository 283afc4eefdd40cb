/** What of an article's HTML is not published, and how many words went with it. */
import type { Position } from 'unist';

export interface LeftOut {
  /**
   * `element`: it is never published. `hidden`: its author hid it. `handler`: a script in an
   * attribute. `unclosed`: a tag without its end. `comment`: one without its end, so that nobody
   * knows what is public. `code`: of another language. `unknown`: no element of HTML, of which the
   * words stay.
   */
  why: 'element' | 'hidden' | 'handler' | 'unclosed' | 'comment' | 'code' | 'unknown';
  /** As it is written: `<form>`, `onclick`. */
  what: string;
  words: number;
  position: Position;
}
