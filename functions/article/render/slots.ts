/** What a configuration puts before and after every article on its page. */
import type { Part } from '../../base/markup.ts';
import { Addition } from '../../site/house.ts';
import type { Settings } from '../../site/settings.ts';
import type { Facts } from './facts.ts';

export interface ArticleSlots {
  /** Above the title. */
  beforeArticle?: (facts: Facts, settings: Settings) => Part;
  /** Below everything that the article says. */
  afterArticle?: (facts: Facts, settings: Settings) => Part;
}

export const addedArticleSlots = new Addition<ArticleSlots>('article-slots', {});
