/**
 * Does: the canonical template, its placeholders, its rendering, whether the CRM can use it.
 * May not: know a provider's wire format or judge style (that is lint).
 * Ask instead: `variables` for what fills a placeholder.
 */
export {
  type Braces,
  bracesIn,
  isPlaceholder,
  type LooksLikeVariable,
  looksLikeVariables,
  looksLikeVariablesInValue,
  PLACEHOLDER_NAME,
  tokensIn,
  wrongBraces,
} from './braces.ts'
export { drawFormatted, type FilledText, fillText, type Pen } from './draw.ts'
export { type EmojiFinding, findEmojis } from './emoji.ts'
export { type FormattedNode, formatWhatsApp, type StrayMarker, strayMarkers } from './format.ts'
export {
  type MergedPart,
  mergeTemplates,
  resolve,
  sameContent,
  TEMPLATE_PARTS,
  type TemplateMerge,
  type TemplatePart,
} from './merge.ts'
export {
  GENERATED_BY_PROVIDER,
  HEADER_FORMATS,
  TEMPLATE_CATEGORIES,
  TEMPLATE_QUALITIES,
  TEMPLATE_STATUSES,
  type TemplateButton,
  type TemplateContent,
  type TemplateHeader,
  type TemplateQuality,
  type TemplateStatus,
  templateContentSchema,
  templateQualitySchema,
  templateStatusSchema,
  withFullAddresses,
} from './model.ts'
export {
  countPlaceholders,
  eachPlaceholder,
  normaliseBraces,
  type Placeholder,
  type PlaceholderKey,
  type PlaceholderScope,
  parseText,
  placeholdersOf,
  type TextComponent,
  type TextSegment,
  templateTexts,
} from './placeholders.ts'
export { isStorable, type Unreadable, unreadableIn } from './readable.ts'
export { type RenderedTemplate, renderTemplate } from './render.ts'
export {
  emojisOf,
  looksLikeVariablesOf,
  UNREADABLE_PART,
  UNUSABLE_REASONS,
  type UnusableReason,
  unusableReasonSchema,
  whyUnusable,
} from './usability.ts'
