import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { work } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { world } from '@/lib/test-support/world';
import { editPerson } from './edit-person';
import { previewRemoval } from './preview-removal';

const { admin } = await testDatabase();
const refused = refusals(admin);

const organisationOf = ({ person, organisation }: WorkspaceContext) =>
  loadOrganisationContext(person, organisation.slug);

test('R6 TE1 the organisation of other people is not found', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { paul } = await world({ people: { paul: 'owner' } });
  const attempt = () => loadOrganisationContext(paul.person, olga.organisation.slug);
  await refused(olga, attempt, new NotFound());
});

test('RV1 R6 an administrator demoted since the page was loaded does not learn whether a person exists', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const late = await organisationOf(olga);
  await admin`update people set role = 'member' where user_id = ${olga.person.userId}`;
  for (const userId of [ana.person.userId, v7()]) {
    const attempt = () => editPerson(late, { userId, from: 'ana', name: 'Anna' });
    await refused(olga, attempt, expect.any(Denied));
  }
});

test('R6 a member without a role in the organisation does not learn from the preview whether a person exists', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const member = await organisationOf(ana);
  for (const userId of [olga.person.userId, v7()])
    await refused(olga, () => previewRemoval(member, work, { userId }), expect.any(Denied));
});
