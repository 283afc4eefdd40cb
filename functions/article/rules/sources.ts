/**
 * Whose rules they are, and where to read them: on the web, or only in print. A rule without one of
 * these is our own.
 */
export const sources = {
  jama: {
    whose: 'JAMA benchmarks: authorship, attribution, disclosure, currency',
    url: 'https://doi.org/10.1001/jama.1997.03540390074039',
  },
  nhs: {
    whose: 'NHS, standard for creating health content',
    url: 'https://service-manual.nhs.uk/content/standard-for-creating-health-content',
  },
  pifTick: {
    whose: 'PIF TICK criteria, the UK quality mark for health information',
    url: 'https://pifonline.org.uk/pif-tick/how-to-join/',
  },
  plainLanguage: {
    whose: 'Patient Information Forum, using plain language in health information',
    url: 'https://pifonline.org.uk/resources/how-to-guides/using-plain-language-in-health-information/html-version/',
  },
  honcode: {
    whose: 'HONcode, eight principles (its foundation closed in 2022)',
    url: 'https://bmcmedinformdecismak.biomedcentral.com/articles/10.1186/s12911-021-01397-x/tables/1',
  },
  discern: {
    whose: 'DISCERN, quality criteria for information on treatment choices',
    url: 'https://www.ndph.ox.ac.uk/research/research-groups/applied-health-research-unit-ahru/discern/quick-reference-guide',
  },
  ismp: {
    whose: 'ISMP, list of error-prone abbreviations, symbols and dose designations',
    url: 'https://www.ismp.org/recommendations/error-prone-abbreviations-list',
  },
  doNotUse: {
    whose: 'The Joint Commission, “Do Not Use” list',
    url: 'https://jointcommission.org/resources/news-and-multimedia/fact-sheets/facts-about-do-not-use-list',
  },
  intakes: {
    whose: 'NIH Office of Dietary Supplements, nutrient recommendations',
    url: 'https://ods.od.nih.gov/HealthInformation/nutrientrecommendations.aspx',
  },
  codes: {
    whose: 'HL7 FHIR, the systems that codes come from',
    url: 'https://www.hl7.org/fhir/R5/terminologies-systems.html',
  },
  structure: {
    whose: 'WCAG 2.2, 1.3.1 Info and Relationships',
    url: 'https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships.html',
  },
  labels: {
    whose: 'WCAG 2.2, 2.4.6 Headings and Labels',
    url: 'https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html',
  },
  alternatives: {
    whose: 'WCAG 2.2, 1.1.1 Non-text Content',
    url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html',
  },
  linkPurpose: {
    whose: 'WCAG 2.2, 2.4.4 Link Purpose',
    url: 'https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html',
  },
  pageLanguage: {
    whose: 'WCAG 2.2, 3.1.1 Language of Page',
    url: 'https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html',
  },
  readingLevel: {
    whose: 'WCAG 2.2, 3.1.5 Reading Level',
    url: 'https://www.w3.org/WAI/WCAG22/Understanding/reading-level.html',
  },
  smog: {
    whose: 'McLaughlin, “SMOG grading: a new readability formula”, Journal of Reading 1969;12(8)',
  },
  sentenceCase: {
    whose: 'NHS digital service manual, punctuation',
    url: 'https://service-manual.nhs.uk/content/punctuation',
  },
  doi: {
    whose: 'DOI Handbook, DOI name syntax',
    url: 'https://www.doi.org/doi-handbook/HTML/doi-name-syntax2.html',
  },
  pmid: {
    whose: 'National Library of Medicine, MEDLINE elements',
    url: 'https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid',
  },
} as const;
