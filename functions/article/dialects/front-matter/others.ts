import { oneName } from '../../front-matter/values.ts';
import {
  addressSendsElsewhere,
  falseHides,
  falseHidesElseWhen,
  stageHides,
  stageMayHide,
  trueHides,
  trueMayHide,
} from '../../front-matter/visibility.ts';
import type { FrontMatterDialect } from './dialect.ts';

/** What publishers of health content, and the systems they edit in, call things. */
export const others: FrontMatterDialect = {
  name: 'Other systems',
  url: 'https://schema.org/MedicalWebPage',
  words: {
    headline: { field: 'title', otherwise: true },
    ...{ datePublished: 'published', publishedAt: 'published', publishedOn: 'published' },
    ...{ publication_date: 'published', publish_at: 'published', publish_on: 'published' },
    ...{ release_date: 'published', available_from: 'published', visible_from: 'published' },
    ...{ go_live: 'published', go_live_date: 'published', publish: 'published' },
    ...{ scheduled: 'published', scheduled_at: 'published', scheduled_for: 'published' },
    ...{ embargo: 'published', embargo_date: 'published', embargo_until: 'published' },
    date_created: { field: 'published', otherwise: true },
    ...{ dateModified: 'modified', modifiedAt: 'modified', modified_date: 'modified' },
    ...{ lastmodified: 'modified', last_updated: 'modified', lastUpdatedAt: 'modified' },
    ...{ updatedOn: 'modified', date_updated: 'modified' },
    ...{ expires_at: 'expires', expires_on: 'expires', expiry: 'expires' },
    ...{ expiration: 'expires', expiration_date: 'expires' },
    ...{ unpublish_at: 'expires', unpublish_on: 'expires' },
    ...{ reviewer: 'reviewers', reviewed_by: 'reviewers', medical_reviewer: 'reviewers' },
    ...{ medically_reviewed_by: 'reviewers' },
    ...{ last_reviewed: 'reviewed', reviewed_date: 'reviewed', date_reviewed: 'reviewed' },
    ...{ next_review_date: 'nextReview', review_due: 'nextReview' },
    ...{ byline: 'authors', writer: 'authors', writers: 'authors' },
    ...{ teaser: 'description', standfirst: 'description' },
    ...{ citations: 'references', sources: 'references' },
    topic: { field: 'topics', as: oneName },
    licence: 'license',
  },
  drafts: {
    ...{ wip: trueHides, unpublished: trueHides, public: falseHides, online: falseHides },
    ...{ isPublished: falseHides, isPublic: falseHides, isLive: falseHides },
  },
  hides: {
    ...{ private: trueHides, internal: trueHides, confidential: trueHides, restricted: trueHides },
    ...{ deleted: trueHides, trashed: trueHides, members_only: trueHides, paywall: trueHides },
    ...{ premium: trueHides, protected: trueHides, password_protected: trueHides },
    ...{ listed: falseHides, visible: falseHides, publication_status: stageHides },
    ...{ isHidden: trueHides, isPrivate: trueHides, exclude: trueMayHide },
    ...{ ready: falseHidesElseWhen, approved: falseHidesElseWhen },
    redirect: addressSendsElsewhere,
    ...{ state: stageMayHide, stage: stageMayHide, access: stageMayHide, workflow: stageMayHide },
  },
};
