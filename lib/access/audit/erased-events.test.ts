import { expect, test } from 'vitest';
import { ErasedEvents, ranges } from './erased-events';

const declaration = (seq: number, events: [number, number][], event = 'person.erased') => ({
  version: 1,
  organisationId: 'o',
  seq,
  previous: '',
  fields: { event, after: { events } },
});

test('B10 places become ranges', () => {
  expect(ranges([1, 2, 3, 7, 9, 10])).toEqual([
    [1, 3],
    [7, 7],
    [9, 10],
  ]);
  expect(ranges([])).toEqual([]);
});

test('B10 AT1 an event without text has to be declared erased by a later one', () => {
  const erased = new ErasedEvents();
  erased.miss(2);
  erased.miss(4);
  expect(erased.undeclared()).toBe(2);
  erased.read(declaration(9, [[1, 3]]));
  expect(erased.undeclared()).toBe(4);
  erased.read(declaration(10, [[4, 4]]));
  expect(erased.undeclared()).toBeNull();
});

test.each([
  ['an earlier one', declaration(3, [[4, 4]])],
  ['itself', declaration(4, [[4, 4]])],
  ['another kind of event', declaration(9, [[4, 4]], 'person.removed')],
])('B10 AT1 %s declares nothing', (_, declared) => {
  const erased = new ErasedEvents();
  erased.miss(4);
  erased.read(declared);
  expect(erased.undeclared()).toBe(4);
});
