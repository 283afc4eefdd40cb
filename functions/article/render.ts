/** One article, all that it gives to the site: its variants, its summary, its text for feeds. */
import { contentTypeOf } from '../site/content-types.ts';
import { absolute } from '../site/routes.ts';
import type { Settings } from '../site/settings.ts';
import type { Withdrawal } from '../../schemas/types.ts';
import type { Defaults, Dependencies, ParsedArticle, Rendered, RenderedVariant } from './model.ts';
import { renderContent } from './render/content.ts';
import { gather } from './render/facts.ts';
import { fullText } from './render/full-text.ts';
import { summaryOf } from './render/summary.ts';
import { articleHash } from './variants/article-json.ts';
import { variantsFor } from './variants/index.ts';
import { redirectNotice, withdrawalNotice } from './variants/notices.ts';
import type { Gone, Others, Variant } from './variants/variant.ts';

/**
 * Renders an article that was accepted. It cannot fail: what would be too large or too deep is
 * refused by `parse`. The same article, dependencies and defaults always give the same bytes.
 */
export function render(
  article: ParsedArticle,
  dependencies: Dependencies,
  defaults: Defaults,
): Rendered {
  const { settings } = dependencies;
  const content = renderContent(article, dependencies);
  const facts = gather(article, dependencies, defaults, content);
  const all = renderAll(article.address, variantsFor(settings), (variant, others) =>
    variant.render({ article, facts, content, settings, ...others }),
  );
  return {
    variants: all,
    summary: { ...summaryOf(facts, article), ...articleHash(all) },
    content: fullText(article, facts, content, settings),
  };
}

/** A withdrawn article: since when and why, in every variant. */
export function renderWithdrawn(
  gone: Gone & { withdrawn: Withdrawal },
  settings: Settings,
): RenderedVariant[] {
  return renderNotice(withdrawalNotice(gone, settings), settings);
}

/** An article that lives on elsewhere: the way there, in every variant. */
export function renderMoved(
  gone: Gone & { movedTo: string },
  settings: Settings,
): RenderedVariant[] {
  return renderNotice(redirectNotice(gone, settings), settings);
}

/** One of the variants as text. Throws where there is no such text. */
export function textOf(rendered: readonly RenderedVariant[], name: string): string {
  const body = rendered.find((one) => one.name === name)?.body;
  if (typeof body !== 'string') throw new Error(`There is no variant “${name}” that is text.`);
  return body;
}

function renderNotice(
  said: ReturnType<typeof withdrawalNotice>,
  settings: Settings,
): RenderedVariant[] {
  const { address } = said.gone;
  const url = absolute(settings, address);
  return renderAll(address, variantsFor(settings), (variant, others) =>
    variant.notice({ ...said, url, settings, ...others }),
  );
}

/** Every variant, in the order of their index; each may ask for others, which are rendered first. */
function renderAll(
  address: string,
  variants: readonly Variant[],
  bodyOf: (variant: Variant, others: Others) => string | Uint8Array,
): RenderedVariant[] {
  const rendered = new Map<string, RenderedVariant>();
  const published = variants.map(({ name, file, mediaType, alternate, label }) => ({
    ...{ name, mediaType, path: address + file },
    ...(alternate !== undefined && { alternate }),
    ...(label !== undefined && { label }),
  }));
  return variants.map(renderedOnce);

  function renderedOnce(variant: Variant): RenderedVariant {
    const { name } = variant;
    const known = rendered.get(name) ?? {
      name,
      body: bodyOf(variant, {
        variants: published,
        text: (other) =>
          textOf(variants.filter(({ name }) => name === other).map(renderedOnce), other),
        others: () => variants.filter((other) => other !== variant).map(renderedOnce),
      }),
      contentType: contentTypeOf(variant.mediaType),
    };
    rendered.set(name, known);
    return known;
  }
}
