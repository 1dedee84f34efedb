import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { FactorMissing } from '@/lib/platform/errors';
import { again, world } from '@/lib/test-support/world';
import { ownRequirements } from './own-requirements';
import { changeRequirement, readRequirement } from './requirement';
import { giveApp } from './test-support/factor';

const { admin } = await testDatabase();

/** A team that requires a second factor of everyone from today on, whose owner has one here. */
async function requiring(ofProvider: boolean) {
  const { olga: owner, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await giveApp(owner.person);
  const olga = { ...owner, person: { ...owner.person, hasFactor: true, isFactorStale: false } };
  const [row] = await admin`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as day`;
  const change = { version: 1, roles: null, from: row?.day as string, ofProvider };
  await changeRequirement(olga, change);
  return { olga, ana, change };
}

/** The person's next request, from a session whose provider asked for a factor; they have none here. */
const asserted = (ctx: WorkspaceContext, providerFactor = true): WorkspaceContext => ({
  ...ctx,
  person: { ...ctx.person, hasFactor: false, providerFactor },
});

test('B17 counts where the workspace says so, for who has it and no one else', async () => {
  const { ana } = await requiring(true);
  await expect(again(asserted(ana))).resolves.toMatchObject({ member: { id: ana.member.id } });
  await expect(again(asserted(ana, false))).rejects.toThrow(FactorMissing);
  expect(await ownRequirements(ana.person.userId, true)).toEqual([]);
  expect(await ownRequirements(ana.person.userId)).toHaveLength(1);
});

test('B17 does not count where the workspace does not say so', async () => {
  const { ana } = await requiring(false);
  await expect(again(asserted(ana))).rejects.toThrow(FactorMissing);
  expect(await ownRequirements(ana.person.userId, true)).toHaveLength(1);
});

test('B17 opens the pages of the organisation only where it counts in each workspace that requires one', async () => {
  const { olga, ana, change } = await requiring(true);
  const open = () => loadOrganisationContext(asserted(ana).person, ana.organisation.slug);
  await expect(open()).resolves.toBeDefined();
  await changeRequirement(olga, { ...change, version: 2, ofProvider: false });
  await expect(open()).rejects.toThrow(FactorMissing);
});

test('B17 R7 that it counts is in the trail, and ends with the requirement', async () => {
  const { olga } = await requiring(true);
  await changeRequirement(olga, { version: 2, from: null, roles: null, ofProvider: true });
  const events = await admin`
    select after from audit_events where workspace_id = ${olga.workspace.id}
    and event like 'workspace.factor%' order by seq`;
  expect(events).toMatchObject([
    { after: { providerFactorCounts: true } },
    { after: { requiredFrom: null } },
  ]);
  expect(await readRequirement(olga)).toMatchObject({ from: null, ofProvider: false });
});
