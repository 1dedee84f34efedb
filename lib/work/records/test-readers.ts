/** The recipients that a test of a record can have. */
export const testReaders = ['me', 'test-list'] as const;
export type TestReaders = (typeof testReaders)[number];
