import { describe, expect, test } from 'vitest';
import { modelOf } from '@/lib/access/models/registry';
import { difference } from '@/lib/policy/changes/difference';
import { compile } from '@/lib/policy/compile';
import { groupChanges } from './group-changes';

const model = modelOf('team-inbox');
const access = (role: string) =>
  compile(model, { role, restrictions: [], grants: [], status: 'active' } as never);

describe('the changes of an edit', () => {
  test('B2 a Manager who becomes an Agent loses modules and settings in one line each', () => {
    const { loses } = difference(access('manager'), access('agent'));
    const entries = groupChanges(model, loses);
    expect(entries.flatMap((entry) => ('group' in entry ? [entry.group] : []))).toEqual([
      'modules',
      'settings',
    ]);
    const listed = entries.flatMap((entry) => ('group' in entry ? entry.changes : [entry.change]));
    expect(new Set(listed)).toEqual(new Set(loses));
  });

  test('B2 a few features are listed one by one', () => {
    const { loses } = difference(access('manager'), access('agent'));
    expect(groupChanges(model, loses.slice(0, 2))).toEqual(loses.slice(0, 2).map((change) => ({ change })));
  });
});
