import { expect, test } from 'vitest';
import { Invalid } from '@/lib/platform/errors';
import { askedDuration } from './asked-duration';

const noon = Date.parse('2027-03-10T12:00:00Z');
const asked = (wanted: object, zone = 'UTC') => askedDuration(wanted, zone, noon);

test.each([
  [{}, 'good', null],
  [{ requested_duration: 'PT4H' }, 'hours', null],
  [{ requested_duration: 'PT23H59M' }, 'hours', null],
  [{ requested_duration: 'P1D' }, 'until', '2027-03-10'],
  [{ requested_duration: 'P7D' }, 'until', '2027-03-16'],
  [{ requested_duration: 'P1W' }, 'until', '2027-03-16'],
  [{ requested_until: '2027-03-11T00:00:00Z' }, 'until', '2027-03-10'],
  [{ requested_until: '2027-03-20T17:00:00Z' }, 'until', '2027-03-19'],
  [{ requested_until: '2027-03-20T17:00:00+02:00' }, 'until', '2027-03-19'],
])('B1e %j is asked for as %s %s, never longer', (wanted, duration, untilDay) => {
  expect(asked(wanted)).toEqual({ duration, untilDay });
});

test.each([
  [{ emergency: true }, 'hours'],
  [{ emergency: true, requested_duration: 'P7D' }, 'hours'],
  [{ emergency: true, requested_until: '2027-03-20T17:00:00Z' }, 'today'],
])('B1e an emergency asks for the shortest time: %j is %s', (wanted, duration) => {
  expect(asked(wanted)).toEqual({ duration, untilDay: null });
});

test('B1e the last day is that of the workspace’s time zone', () => {
  const wanted = { requested_until: '2027-03-20T23:30:00Z' };
  expect(asked(wanted, 'Europe/Rome').untilDay).toBe('2027-03-20');
  expect(asked(wanted, 'America/New_York').untilDay).toBe('2027-03-19');
});

test('B1e both duration fields at once are refused', () => {
  const both = { requested_until: '2027-03-20T17:00:00Z', requested_duration: 'P1D' };
  expect(() => asked(both)).toThrow(new Invalid({ 'requested_access.requested_duration': 'two-ends' }));
});

test.each(['PT3H59M', 'PT1M'])('B1e %s is shorter than the console can give, and refused', (text) => {
  const field = 'requested_access.requested_duration';
  expect(() => asked({ requested_duration: text })).toThrow(
    expect.objectContaining({ fields: { [field]: 'end-too-early' } }),
  );
});

test.each(['2027-03-10T18:00:00Z', '2020-01-01T00:00:00Z'])('B1e an end at %s is too early', (text) => {
  expect(() => asked({ requested_until: text })).toThrow(
    expect.objectContaining({ fields: { 'requested_access.requested_until': 'end-too-early' } }),
  );
});

test.each(['', 'P', 'PT', 'P1M', 'P1Y', '4h', 'P0D', 'P-1D', 'P99999D'])('B1e %j is no duration', (text) => {
  expect(() => asked({ requested_duration: text })).toThrow(
    expect.objectContaining({ fields: { 'requested_access.requested_duration': 'invalid' } }),
  );
});
