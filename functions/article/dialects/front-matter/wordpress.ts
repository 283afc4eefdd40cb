import { names } from '../../front-matter/values.ts';
import { anyHides, stageHides } from '../../front-matter/visibility.ts';
import type { FrontMatterDialect } from './dialect.ts';

/** What its exporters to Markdown make of a post's columns. */
export const wordpress: FrontMatterDialect = {
  name: 'WordPress',
  url: 'https://developer.wordpress.org/reference/classes/wp_post/',
  words: {
    post_title: { field: 'title', otherwise: true },
    post_name: 'slug',
    link: { field: 'permalink', otherwise: true },
    post_date: 'published',
    post_modified: 'modified',
    post_excerpt: 'description',
    post_author: 'authors',
    post_tag: { field: 'topics', as: names },
    coverImage: 'image',
    featured_image: 'image',
    thumbnail: 'image',
  },
  hides: {
    status: stageHides,
    post_status: stageHides,
    password: anyHides,
    post_password: anyHides,
  },
};
