/**
 * Does: shows a template as the phone will, filled from bindings and sample values.
 * May not: decide whether a mapping is complete; `#core/variables` does.
 */
export { MessagePreview } from './MessagePreview.tsx'
export { PhoneBubble } from './PhoneBubble.tsx'
export { bindingPerKey, emptiestValues, placeholderValues, sampleValues } from './preview-values.ts'
