import type { Migration } from './migration.ts'

/**
 * What a test proved, as a hash of template, number, mapping and text as they were: null of a test before this, which
 * proves nothing of what is there now. And how the provider said that a sender stands, when it was last asked.
 */
export const proof = {
  number: 90,
  name: 'proof',
  up(db) {
    db.exec(`
ALTER TABLE test_send ADD COLUMN proof TEXT;
ALTER TABLE sender_number ADD COLUMN sender_state TEXT;
`)
  },
} satisfies Migration
