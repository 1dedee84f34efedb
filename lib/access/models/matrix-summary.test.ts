import { expect, test } from 'vitest';
import { matrixSummary } from './matrix-summary';
import { modelOf, workspaceModels } from './registry';

test('S1.32 at a glance an Agent opens 2 of the modules and no setting, an Owner opens all of them', () => {
  const { roles, rows } = matrixSummary(modelOf('team-inbox'));
  expect(roles).toEqual(['owner', 'manager', 'agent']);
  expect(rows.slice(0, 2)).toEqual([
    { group: 'modules', features: 6, opened: { owner: 6, manager: 6, agent: 2 } },
    { group: 'settings', features: 12, opened: { owner: 12, manager: 12, agent: 0 } },
  ]);
});

test.each(workspaceModels.map((model) => [model.id, model] as const))(
  'in %s no role opens more features of a group than there are',
  (_, model) => {
    const { rows } = matrixSummary(model);
    for (const { features, opened } of rows)
      for (const count of Object.values(opened)) expect(count).toBeLessThanOrEqual(features);
  },
);
