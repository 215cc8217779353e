/**
 * Does: what a release is: an export that a person stands for, with a number; who may release; what a CRM has loaded.
 * May not: sign, keep or read anything.
 */
export { type Live, liveOf, liveSchema } from './live.ts'
export { mayRelease, type Release, releaseSchema } from './release.ts'
