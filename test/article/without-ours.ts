import { frameScript } from '../../functions/site/embedding.ts';
import { script } from '../../functions/site/script.ts';

/** A page or a frame without what no article wrote: its data, our one script, the switch for larger text. */
export function withoutOurs(text: string): string {
  return text
    .replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '')
    .replaceAll(`<script>${script}</script>`, '')
    .replaceAll(`<script>${frameScript}</script>`, '')
    .replace(/<label class="larger".*?<\/label>/s, '');
}
