import { expect, it } from 'vitest';
import { workspaceChoices } from './workspace-choices';

const membership = (id: string, parentId: string | null) => ({
  workspace: { id, name: id, slug: id, parentId },
  organisation: { id: 'o', name: 'Atelier Corvane', slug: 'o' },
  role: 'owner',
  roleLabel: null,
  model: 'team-inbox',
});

it('lists each workspace below its parent, and at the top those whose parent the person has no access to', () => {
  const choices = workspaceChoices([
    membership('b', 'a'),
    membership('a', null),
    membership('c', 'b'),
    membership('z', 'hidden'),
  ]);
  expect(choices.map(({ id, depth }) => [id, depth])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['z', 0],
  ]);
});
