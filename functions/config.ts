/// <reference types="mdast-util-to-hast" preserve="true" />
/**
 * `healthwire/config`: what a `healthwire.config.ts` imports, and nothing else of the house. What is
 * written with it is tried when it is read: docs/extending.md.
 */
export { defineConfig } from './article/configuration.ts';
export { span } from './article/markdown/dialect.ts';
export { passages } from './article/prose/passages.ts';
export { sentences } from './article/prose/sentences.ts';
export { fullText } from './article/render/full-text.ts';
export { html, lines, raw } from './base/markup.ts';
export { en } from './site/strings/en.ts';

export type { AddedVariant, Configuration } from './article/configuration.ts';
export type { Remark, RuleInfo } from './article/diagnostics.ts';
export type { FrontMatterDialect } from './article/dialects/front-matter/dialect.ts';
export type { Dialect, Reading } from './article/markdown/dialect.ts';
export type { Dependencies, ParsedArticle } from './article/model.ts';
export type { Position } from './article/positions.ts';
export type { Facts } from './article/render/facts.ts';
export type { ArticleSlots } from './article/render/slots.ts';
export type { Rule } from './article/rules/rule.ts';
export type { Live, Notice, Variant } from './article/variants/variant.ts';
export type { Html, Part } from './base/markup.ts';
export type { Settings } from './site/settings.ts';
export type { SomeStrings } from './site/strings/index.ts';
export type { PageSlots, SlotPage, Theme } from './site/theme.ts';
