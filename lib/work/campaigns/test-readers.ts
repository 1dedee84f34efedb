/** To whom a test of a campaign can go. */
export const testReaders = ['me', 'test-list'] as const;
export type TestReaders = (typeof testReaders)[number];
