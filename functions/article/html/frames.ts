/**
 * Films stand in frames of other sites, which pages do not hold: they would see who reads about
 * what. Of a frame whose site is known, the page of the film is known too.
 */

const ids = String.raw`([\w-]{1,64})`;

/** Where the frame leads → the film's own page. */
const sites: readonly [RegExp, string][] = [
  [
    rx(String.raw`(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/(?!videoseries)${ids}`),
    'https://www.youtube.com/watch?v=',
  ],
  [rx(String.raw`youtu\.be/${ids}`), 'https://www.youtube.com/watch?v='],
  [rx(String.raw`player\.vimeo\.com/video/(\d{1,20})`), 'https://vimeo.com/'],
  [
    rx(String.raw`(?:www\.|geo\.)?dailymotion\.com/embed/video/${ids}`),
    'https://www.dailymotion.com/video/',
  ],
  [
    rx(String.raw`embed(?:-ssl)?\.ted\.com/talks/(?:lang/[\w-]+/)?${ids}`),
    'https://www.ted.com/talks/',
  ],
  [rx(String.raw`(?:www\.)?archive\.org/embed/([\w.-]{1,100})`), 'https://archive.org/details/'],
];

function rx(pattern: string): RegExp {
  return new RegExp(`^(?:https?:)?//${pattern}(?:[/?#]|$)`, 'i');
}

/** The page of the film that a frame shows; undefined for any other frame. */
export function filmAt(src: string): string | undefined {
  for (const [pattern, page] of sites) {
    const id = pattern.exec(src)?.[1];
    if (id !== undefined) return page + id;
  }
  return undefined;
}
