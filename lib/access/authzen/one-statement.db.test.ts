import { expect, test } from 'vitest';
import { poolUse } from '@/db/pool-use';
import { testDatabase } from '@/db/test-support/database';
import { openWithKey } from '@/lib/access/api-keys/open-with-key';
import { revokeApiKey } from '@/lib/access/api-keys/revoke-api-key';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { whoCanLift, whoCanLiftNow } from '@/lib/access/context/who-can-lift';
import { tokenHash } from '@/lib/access/credentials/token';
import { workspaceModels } from '@/lib/access/models/registry';
import { decisionRecords } from '@/lib/modules';
import { NotFound, Unauthenticated } from '@/lib/platform/errors';
import { permissionsOf } from '@/lib/policy/permission-table';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { world } from '@/lib/test-support/world';
import { answerQuestions, readEvaluations } from './answer-evaluation';
import { peopleOfEveryKind } from './test-support/people-of-every-kind';

const { admin } = await testDatabase();

/** What the answer to the same question repeats: an offer has a new id and moment each time. */
const comparable = (answer: unknown) =>
  JSON.stringify(answer, (name, value) =>
    ['evaluation_id', 'evaluated_at', 'expires_at', 'binding_token'].includes(name) ? name : value,
  );

/** Asks with a key in one statement, and as the console reads: by transactions. */
async function askBoth(token: string, { person, workspace }: WorkspaceContext, body: object) {
  const before = poolUse().total;
  const one = await askDecisionPoint(token, workspace.slug, 'POST evaluations', body);
  const connections = poolUse().total - before;
  const ctx = await loadWorkspaceContext(person, workspace.slug);
  const other = await answerQuestions({ ctx, kinds: decisionRecords }, readEvaluations(body), 'en');
  expect(comparable(one.body)).toBe(comparable(other));
  return { connections, answers: one.body.evaluations };
}

/** Resources of every type: those of the workspace, supposed ones, those of other workspaces, and what is none. */
async function resourcesOf(own: WorkspaceContext, people: readonly WorkspaceContext[], foreign: string) {
  const contacts = await admin<{ id: string }[]>`
    select id from contacts where workspace_id = ${own.workspace.id} order by id`;
  const properties = { role: people.at(1)?.member.role, restrictions: [], rights: [] };
  const [none] = [{ type: 'contact', id: foreign }];
  return [
    { type: 'workspace', id: own.workspace.slug },
    { type: 'workspace', id: 'other-bcdfgh' },
    ...people.map(({ member: { id } }) => ({ type: 'member', id })),
    { type: 'member', id: own.member.email.toUpperCase() },
    { type: 'assignment', id: 'new', properties },
    ...contacts.map(({ id }) => ({ type: 'contact', id })),
    { type: 'contact', id: 'no-id' },
    none,
    { type: 'contact', id: foreign, properties: { seat: people.at(-1)?.member.id } },
    ...['conversation', 'pixel', 'template', 'spaceship'].map((type) => ({ type, id: foreign })),
  ];
}

test.each(workspaceModels)(
  'R4 the context of a key in $id, read by one statement, equals that of the console for every person',
  async (model) => {
    for (const { person, workspace, member } of await peopleOfEveryKind(admin, model)) {
      const token = `lk_${member.id}`;
      await admin`insert into api_keys (workspace_id, id, holder_id, membership_id, name, token_hash, hint, scopes)
        values (${workspace.id}, gen_random_uuid(), ${person.userId}, ${member.id}, 'Key', ${tokenHash(token)}, 'xxxx', '{}')`;
      const read = openWithKey(token, null).then(
        ({ ctx }) => ({ ...ctx, person: null }),
        (error) => (error instanceof Unauthenticated ? null : Promise.reject(error)),
      );
      const isDisabled = person.name === 'disabled';
      const loaded = loadWorkspaceContext(person, workspace.slug).then(
        (ctx) => (isDisabled ? null : { ...ctx, person: null }),
        (error) => (error instanceof NotFound ? null : Promise.reject(error)),
      );
      expect(await read, person.name).toEqual(await loaded);
    }
  },
);

test.each(workspaceModels)(
  'B13 R4 R5 R6 the decisions of $id by one statement equal those by transactions, word for word',
  async (model) => {
    const people = await peopleOfEveryKind(admin, model);
    const { otto } = await world({ people: { otto: 'owner' } });
    const [owner] = people;
    if (!owner) throw new Error('A world has at least one person.');
    const resources = await resourcesOf(owner, people, otto.member.id);
    const token = await keyOf(admin, owner);
    const permissions = permissionsOf(model.catalogue, model.features);
    let compared = 0;
    for (const [nth, subject] of [...people.map(({ member }) => member.id), otto.member.id].entries()) {
      // Each person and resource takes another part of the permissions, so that together they have all.
      const asked = resources.flatMap((resource, at) =>
        permissions
          .filter((_, index) => (index + at + nth) % 11 === 0)
          .map(({ permission }) => ({ resource, action: { name: permission } })),
      );
      for (let from = 0; from < asked.length; from += 100) {
        const evaluations = asked.slice(from, from + 100);
        await askBoth(token, owner, { subject: { type: 'user', id: subject }, evaluations });
        compared += evaluations.length;
      }
    }
    expect(compared).toBeGreaterThan(people.length * 60);
  },
);

test('B13 R6 the decisions for a restricted holder of a key equal those by transactions, for records they do not see', async () => {
  const model = workspaceModels.find(({ id }) => id === 'feature-grants');
  if (!model) throw new Error('There is no such model.');
  const people = await peopleOfEveryKind(admin, model);
  const [owner] = people;
  if (!owner) throw new Error('A world has at least one person.');
  const resources = await resourcesOf(owner, people, owner.member.id);
  for (const holder of people.filter(
    ({ access }) => access.compiled.entries.get('users.view')?.decision.allowed,
  )) {
    const ctx = await loadWorkspaceContext(holder.person, holder.workspace.slug).catch(() => null);
    if (!ctx || holder.person.name === 'disabled') continue;
    const evaluations = resources.map((resource) => ({ resource }));
    const subject = { type: 'user', id: owner.member.id };
    for (const name of ['contacts.update', 'users.edit'])
      await askBoth(await keyOf(admin, holder), holder, { subject, action: { name }, evaluations });
  }
});

test('B13 R4 a decision opens one connection when it allows, two when it names who can grant it, and no transaction', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const token = await keyOf(admin, olga);
  const resource = { type: 'workspace', id: olga.workspace.slug };
  const ask = (id: string) =>
    askBoth(token, olga, {
      evaluations: [{ subject: { type: 'user', id }, action: { name: 'users.view' }, resource }],
    });
  await ask(olga.member.id);
  const before = poolUse().statements;
  await askDecisionPoint(token, olga.workspace.slug, 'POST evaluation', {
    ...{ subject: { type: 'user', id: olga.member.id }, action: { name: 'users.view' }, resource },
  });
  expect(poolUse().statements - before).toBe(1);
  expect((await ask(olga.member.id)).connections).toBe(1);
  expect((await ask(ana.member.id)).connections).toBe(2);
});

test('B13 S0.9 S3.13 an inherited membership decides as by transactions, of the holder and of a member whose own is over', async () => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const below = await accountUnder(pia, 'Below');
  const sam = await colleague(pia, below, 'sam', 'advanced');
  const holder = await inAccount(pia.person, below);
  await admin`update members set ends_at = now() - interval '1 hour'
    where workspace_id = ${below.id} and id = ${sam.member.id}`;
  const resource = { type: 'workspace', id: below.slug };
  const names = permissionsOf(pia.model.catalogue, pia.model.features).map(({ permission }) => permission);
  for (const id of [holder.member.id, sam.member.id, pia.member.id, pia.person.email]) {
    for (let from = 0; from < names.length; from += 100) {
      const evaluations = names.slice(from, from + 100).map((name) => ({ action: { name } }));
      const token = await keyOf(admin, holder);
      await askBoth(token, holder, { subject: { type: 'user', id }, resource, evaluations });
    }
  }
});

test('KE1 R4 a key that was ended since the last question opens nothing', async () => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const token = await keyOf(admin, pia);
  const { id } = await openWithKey(token, null);
  await revokeApiKey(pia, { keyId: id });
  await expect(openWithKey(token, null)).rejects.toThrow(Unauthenticated);
});

test('B13 R5 those who can grant it are the same in one statement as by a transaction', async () => {
  const model = workspaceModels.find(({ id }) => id === 'team-inbox');
  if (!model) throw new Error('There is no such model.');
  const [owner] = await peopleOfEveryKind(admin, model);
  if (!owner) throw new Error('A world has at least one person.');
  await admin`insert into presence (workspace_id, member_id, connection_id, seen_at)
    select workspace_id, id, gen_random_uuid(), now() from members where workspace_id = ${owner.workspace.id} limit 2`;
  expect(await whoCanLiftNow(owner)).toEqual(await whoCanLift(owner, null));
});
