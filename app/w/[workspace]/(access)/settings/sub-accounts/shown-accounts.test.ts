import { expect, test } from 'vitest';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import { foundAccounts, unfoldedAccounts } from './shown-accounts';

const account = (id: string, parentId: string | null) => ({ id, name: `Name of ${id}`, parentId });
const tree = [account('root', null), account('a', 'root'), account('aa', 'a'), account('b', 'root')];
const ids = (accounts: readonly { id: string }[]) => accounts.map(({ id }) => id);
const views = tree as unknown as SubAccountView[];

test('a search keeps its matches and all their ancestors', () => {
  expect(ids(foundAccounts(views, 'of AA'))).toEqual(['root', 'a', 'aa']);
  expect(ids(foundAccounts(views, 'of b'))).toEqual(['root', 'b']);
  expect(ids(foundAccounts(views, 'nowhere'))).toEqual([]);
  expect(ids(foundAccounts(views, ''))).toEqual(['root', 'a', 'aa', 'b']);
});

test('a collapsed account hides all its descendants, and nothing else', () => {
  expect(ids(unfoldedAccounts(views, new Set(['a'])))).toEqual(['root', 'a', 'b']);
  expect(ids(unfoldedAccounts(views, new Set(['root'])))).toEqual(['root']);
});
