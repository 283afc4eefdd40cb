import { names, oneName } from '../../front-matter/values.ts';
import { stageHides } from '../../front-matter/visibility.ts';
import type { FrontMatterDialect } from './dialect.ts';

export const ghost: FrontMatterDialect = {
  name: 'Ghost',
  url: 'https://docs.ghost.org/admin-api/posts/overview',
  words: {
    published_at: 'published',
    created_at: { field: 'published', otherwise: true },
    updated_at: 'modified',
    custom_excerpt: 'description',
    meta_description: { field: 'description', otherwise: true },
    feature_image: 'image',
    primary_author: { field: 'authors', otherwise: true },
    tags: { field: 'topics', as: names },
    primary_tag: { field: 'topics', as: oneName },
  },
  hides: { status: stageHides, visibility: stageHides },
};
