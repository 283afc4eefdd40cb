/**
 * An article for search engines and other machines that read schema.org: MedicalWebPage, with its
 * sections by health aspect, its subjects with their codes, its citations and its review.
 */
import type {
  Contributor,
  Dose,
  Image,
  Reference,
  RelatedArticle,
  Section,
  Subject,
} from '../../../schemas/types.ts';
import { html, raw, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { absolute } from '../../site/routes.ts';
import { publisherData } from '../../site/site-pages.ts';
import { referenceUrl, type Facts } from './facts.ts';

type Node = Record<string, unknown>;

/** The data block for a page's head. It is data: no browser executes it, no CSP need allow it. */
export function jsonLd(facts: Facts, settings: Settings): Html {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...page(facts, settings) });
  // Within a script element only `<` could end it.
  return html`<script type="application/ld+json">${raw(json.replaceAll('<', '\\u003c'))}</script>`;
}

function page(facts: Facts, settings: Settings): Node {
  const { url, title, description, license, image, corrections } = facts;
  return {
    '@type': ['MedicalWebPage', 'Article'],
    '@id': url,
    url,
    identifier: facts.id,
    name: title,
    headline: title,
    description,
    inLanguage: facts.language,
    translationOfWork: facts.translationOf && original(facts.translationOf),
    datePublished: facts.published,
    dateModified: facts.modified,
    lastReviewed: facts.reviewed,
    reviewedBy: some(facts.reviewers.map((reviewer) => agent(reviewer, settings))),
    author: some(facts.authors.map((author) => agent(author, settings))),
    publisher: publisherData(settings),
    audience: audiences[facts.audience],
    about: some(facts.about.map(subject)),
    image: image && picture(image),
    license,
    wordCount: facts.words,
    timeRequired: `PT${facts.readingMinutes}M`,
    isAccessibleForFree: true,
    hasPart: some(facts.sections.filter(({ heading }) => heading !== undefined).map(part(url))),
    citation: some(facts.references.map(citation)),
    correction: some(
      corrections.map(({ date, text }) => ({
        '@type': 'CorrectionComment',
        datePublished: date,
        text,
      })),
    ),
    breadcrumb: breadcrumb(facts, settings),
  };
}

function picture({ url, width, height, alt, credit }: Image): Node {
  return { '@type': 'ImageObject', url, width, height, caption: alt, creditText: credit };
}

function original({ url, title, language }: RelatedArticle): Node {
  return { '@type': 'MedicalWebPage', '@id': url, url, name: title, inLanguage: language };
}

/** An empty list says nothing. */
function some<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}

const audiences = {
  public: { '@type': 'Patient', audienceType: 'Patients and the public' },
  professional: { '@type': 'MedicalAudience', audienceType: 'Health professionals' },
};

/** A team is not a person; a contributor does not say which it is, but its name does. */
function agent({ name, role, credentials, url }: Contributor, { publisher }: Settings): Node {
  const isGroup =
    name === publisher.name ||
    /\b(team|board|group|staff|committee|editors|society|institute|service|foundation)\b/i.test(
      name,
    );
  return isGroup
    ? { '@type': 'Organization', name, url }
    : { '@type': 'Person', name, jobTitle: role, honorificSuffix: credentials, url };
}

const subjectTypes: Record<Subject['type'], string> = {
  condition: 'MedicalCondition',
  supplement: 'DietarySupplement',
  drug: 'Drug',
  procedure: 'MedicalProcedure',
  test: 'MedicalTest',
  anatomy: 'AnatomicalStructure',
  substance: 'Substance',
  lifestyle: 'LifestyleModification',
};

function subject(about: Subject): Node {
  const { type, name, alternateNames, codes = [], recommendedIntake, maximumIntake } = about;
  return {
    '@type': subjectTypes[type],
    name,
    alternateName: alternateNames,
    code: some(
      codes.map(({ system, code }) => ({
        '@type': 'MedicalCode',
        codingSystem: system,
        codeValue: code,
      })),
    ),
    recommendedIntake: recommendedIntake?.map(dose('RecommendedDoseSchedule')),
    maximumIntake: maximumIntake?.map(dose('MaximumDoseSchedule')),
  };
}

function dose(type: string) {
  return ({ value, unit, frequency, population, authority }: Dose): Node => ({
    '@type': type,
    doseValue: value,
    doseUnit: unit,
    frequency,
    targetPopulation: population,
    recognizingAuthority: authority && { '@type': 'Organization', name: authority },
  });
}

function part(pageUrl: string) {
  return ({ id, heading, aspect }: Section): Node => {
    const url = `${pageUrl}#${encodeURIComponent(id)}`;
    const common = { '@id': url, url, headline: heading };
    if (aspect === undefined) return { '@type': 'WebPageElement', ...common };
    const member = aspect.endsWith('HealthAspect') ? aspect : `${aspect}HealthAspect`;
    return {
      '@type': 'HealthTopicContent',
      ...common,
      hasHealthAspect: `https://schema.org/${member}`,
    };
  };
}

function citation(reference: Reference): Node {
  const { text, title, doi, pmid, year } = reference;
  const isScholarly = doi !== undefined || pmid !== undefined;
  const identifiers = [
    ...(doi === undefined ? [] : [{ '@type': 'PropertyValue', propertyID: 'DOI', value: doi }]),
    ...(pmid === undefined ? [] : [{ '@type': 'PropertyValue', propertyID: 'PMID', value: pmid }]),
  ];
  return {
    '@type': isScholarly ? 'ScholarlyArticle' : 'CreativeWork',
    name: title ?? text,
    url: referenceUrl(reference),
    datePublished: year === undefined ? undefined : String(year),
    identifier: some(identifiers),
  };
}

/** Positions begin at 1; the page itself is the last and needs no address. */
function breadcrumb({ topics, title }: Facts, settings: Settings): Node {
  const home = { name: settings.name, item: absolute(settings, '/') };
  const topic = topics.find(({ url }) => url !== undefined);
  const steps = [home, ...(topic ? [{ name: topic.title, item: topic.url }] : []), { name: title }];
  const itemListElement = steps.map((step, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    ...step,
  }));
  return { '@type': 'BreadcrumbList', itemListElement };
}
