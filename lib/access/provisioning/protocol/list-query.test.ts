import { describe, expect, test } from 'vitest';
import { chosen, listQuery, pageOf } from './list-query';
import { ScimRefusal } from './refusal';

const people = ['b', 'd', 'a', 'c', 'e'].map((id, index) => ({
  id,
  title: index % 2 === 0 ? 'Chief' : 'chief of staff',
}));

type Asked = Record<string, string | number>;
const query = (asked: Asked, type = 'Users') => listQuery(type, (name) => asked[name]);

function page(asked: Asked, all: readonly (typeof people)[number][] = people) {
  const { resources, place } = pageOf(chosen(all, query(asked)), query(asked));
  const next = 'nextCursor' in place ? place.nextCursor : undefined;
  return { ids: resources.map(({ id }) => id).join(''), next };
}

describe('Pages by cursors', () => {
  test.each<[string, Asked, string]>([
    ['in the order of their ids', {}, 'abcde'],
    ['sorted', { sortBy: 'title' }, 'abecd'],
    ['sorted descending', { sortBy: 'title', sortOrder: 'descending' }, 'dceba'],
    ['filtered', { filter: 'title ew "staff"' }, 'cd'],
  ])('B13 RFC 9865 2 pages of two hold every resource once, %s', (_, asked, expected) => {
    let found = '';
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const { ids, next } = page({ ...asked, count: 2, cursor });
      found += ids;
      cursor = next;
    }
    expect(found).toBe(expected);
  });

  test('B13 RFC 9865 2 a cursor has only unreserved characters, and the last page has none', () => {
    const { next } = page({ count: 2, cursor: '' });
    expect(next).toMatch(/^[\w-]+$/);
    expect(page({ count: 5, cursor: '' }).next).toBeUndefined();
  });

  test('B13 RFC 9865 2 what is added or removed before a cursor moves no page', () => {
    const { ids, next = '' } = page({ count: 2, cursor: '' });
    const changed = [{ id: 'A', title: '' }, ...people.filter(({ id }) => id !== 'b')];
    expect(ids).toBe('ab');
    expect(page({ count: 2, cursor: next }, changed).ids).toBe('cd');
  });

  test.each<[string, Asked, string?]>([
    ['invalidCursor', { cursor: 'x' }],
    ['invalidCursor', { cursor: 3 }],
    ['invalidCursor', { filter: 'title pr' }],
    ['invalidCursor', { sortBy: 'title' }],
    ['invalidCursor', {}, 'Groups'],
    ['invalidCount', { count: 0 }],
    ['invalidValue', { startIndex: 1 }],
  ])('SC1 RFC 9865 2.1 %s for the cursor of another query: %j %s', (scimType, asked, type = 'Users') => {
    const { next = '' } = page({ count: 2, cursor: '' });
    let refusal: unknown;
    try {
      query({ count: 2, cursor: next, ...asked }, type);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(ScimRefusal);
    expect(refusal).toMatchObject({ status: 400, scimType });
  });
});

describe('Lists', () => {
  test('B13 RFC 7644 3.4.2.3 are sorted ascending, without regard to case except in exact attributes', () => {
    const all = ['b', 'A', 'B', 'a'].map((id) => ({ id, title: id }));
    const sorted = (asked: Asked) => chosen(all, query(asked)).map(({ id }) => id);
    expect(sorted({ sortBy: 'title' })).toEqual(['A', 'a', 'b', 'B']);
    expect(sorted({ sortBy: 'title', sortOrder: 'descending' })).toEqual(['B', 'b', 'a', 'A']);
    expect(sorted({ sortBy: 'id' })).toEqual(['A', 'B', 'a', 'b']);
  });

  test('SC1 RFC 7644 3.4.2.2 a filter without an expression is refused', () => {
    expect(() => query({ filter: '' })).toThrow('The filter ends too early.');
  });
});
