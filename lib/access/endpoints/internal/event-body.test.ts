import { expect, test } from 'vitest';
import { withoutNotes } from './event-body';

test('MA10 a body has no note, no reason and no network address, at any depth', () => {
  const change = {
    role: 'basic',
    reason: 'private',
    list: [{ note: 'private', endsAt: null }],
    within: { message: 'private', ip: '192.0.2.1', until: '2026-12-31' },
  };
  expect(withoutNotes(change)).toEqual({
    role: 'basic',
    list: [{ endsAt: null }],
    within: { until: '2026-12-31' },
  });
});

test.each([null, undefined])('B13 an event without a side says null (%s)', (side) => {
  expect(withoutNotes(side)).toBeNull();
});
