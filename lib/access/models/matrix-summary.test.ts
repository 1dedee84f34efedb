import { expect, test } from 'vitest';
import { matrixSummary } from './matrix-summary';
import { modelOf, workspaceModels } from './registry';

const from = (initial: number) => ({ initial, byRight: 0 });

test('S1.32 at a glance an Agent opens 2 of the modules and no setting, an Owner opens all of them', () => {
  const { roles, rows } = matrixSummary(modelOf('team-inbox'));
  expect(roles).toEqual(['owner', 'manager', 'agent']);
  expect(rows.slice(0, 2)).toEqual([
    { group: 'modules', features: 6, opened: { owner: from(6), manager: from(6), agent: from(2) } },
    { group: 'settings', features: 13, opened: { owner: from(13), manager: from(13), agent: from(0) } },
  ]);
});

test('S2.4 an additional user opens every module from the start', () => {
  const [modules] = matrixSummary(modelOf('feature-grants')).rows;
  expect(modules?.opened['additional-user']).toEqual(from(9));
});

test('S4.4 an editor opens no module without a right', () => {
  const [modules] = matrixSummary(modelOf('delegated-managers')).rows;
  expect(modules?.opened.editor).toEqual({ initial: 0, byRight: 6 });
});

test.each(workspaceModels.map((model) => [model.id, model] as const))(
  'in %s no role opens more features of a group than there are',
  (_, model) => {
    const { rows } = matrixSummary(model);
    for (const { features, opened } of rows)
      for (const { initial, byRight } of Object.values(opened))
        expect(initial + byRight).toBeLessThanOrEqual(features);
  },
);
