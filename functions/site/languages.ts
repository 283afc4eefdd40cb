/**
 * What languages are called, in English. A short list of our own: what the runtime knows differs
 * from one version to the next, and the same catalog must give the same bytes everywhere.
 */
const names: Record<string, string> = {
  ar: 'Arabic',
  bn: 'Bengali',
  cs: 'Czech',
  da: 'Danish',
  de: 'German',
  el: 'Greek',
  en: 'English',
  es: 'Spanish',
  fa: 'Persian',
  fi: 'Finnish',
  fr: 'French',
  he: 'Hebrew',
  hi: 'Hindi',
  hu: 'Hungarian',
  id: 'Indonesian',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  nb: 'Norwegian',
  nl: 'Dutch',
  pl: 'Polish',
  pt: 'Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  sv: 'Swedish',
  th: 'Thai',
  tr: 'Turkish',
  uk: 'Ukrainian',
  ur: 'Urdu',
  vi: 'Vietnamese',
  zh: 'Chinese',
};

/** `de` → `German`, `pt-br` → `Portuguese (pt-br)`; the tag itself where it is not in the list. */
export function languageTitle(tag: string): string {
  const [language] = tag.split('-');
  const name = Object.hasOwn(names, language!) ? names[language!] : undefined;
  if (name === undefined) return tag;
  return tag === language ? name : `${name} (${tag})`;
}
