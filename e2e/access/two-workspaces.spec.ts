import { loadWorkspaceContext } from '@/lib/access/context/context';
import { join } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';

test('S1.13 a role applies only in the workspace in which it was given', { tag: '@core' }, async ({
  as,
  page,
  people,
}) => {
  const { ana } = await people({ ana: 'agent' });
  const { owner: other } = await people({});
  await join(other.ctx, ana.ctx.person, { role: 'manager' });
  const elsewhere = await loadWorkspaceContext(ana.ctx.person, other.ctx.workspace.slug);
  await as({ ...ana, ctx: elsewhere });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Users');
  await as(ana);
  await expect(page.getByRole('heading', { name: 'Users is locked' })).toBeVisible();
});
