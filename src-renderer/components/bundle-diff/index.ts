/**
 * Does: shows what changes for people between two bundles, by risk, words marked, each change with its place.
 * May not: fetch or compare anything; whoever shows it has the changes.
 */
export { ChangeList } from './ChangeList.tsx'
