import { describe, expect, it } from 'vitest';
import { listSearch } from './search-params';

const load = listSearch({ sorts: ['name', 'seen'], filters: ['role', 'status'], sortedBy: 'name' });

describe('the address of a list', () => {
  it('an empty address means first page, default sort and no filter', () => {
    expect(load({})).toEqual({ q: '', cursor: null, size: 25, sort: 'name', role: [], status: [] });
  });

  it('carries search, sort, size, cursor and sets of filters', () => {
    expect(load({ q: 'ana', sort: '-seen', size: '100', cursor: 'abc', role: 'agent,owner' })).toEqual({
      q: 'ana',
      cursor: 'abc',
      size: 100,
      sort: '-seen',
      role: ['agent', 'owner'],
      status: [],
    });
  });

  it('ignores sorts, sizes and keys that are not the list’s', () => {
    const read = load({ sort: 'password', size: '100000', q: ['a', 'b'], isOwner: 'true' });
    expect(read).toMatchObject({ sort: 'name', size: 25, q: 'a' });
    expect(read).not.toHaveProperty('isOwner');
  });
});
