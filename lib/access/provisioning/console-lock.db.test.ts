import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { managedByDirectory } from '@/lib/access/members/directory-lock';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { reinstateMembers } from '@/lib/access/members/suspend/reinstate-members';
import { editPerson } from '@/lib/access/people/edit-person';
import { listPeople } from '@/lib/access/people/list-people';
import { accessOn } from '@/lib/access/trail/access-on';
import { Denied } from '@/lib/platform/errors';
import { askDirectory, patch } from '@/lib/test-support/ask-directory';
import { refusals } from '@/lib/test-support/refusals';
import { accept } from '@/lib/test-support/world';
import { add, grouped, newUser, remove, roleOf } from './test-support/group-requests';

const { admin } = await testDatabase();
const refused = refusals(admin);

beforeEach(async () => {
  await admin`delete from attempts`;
});

describe('What the identity provider gives', () => {
  test('B10 AT1 is in the trail: who has what is read from it as it is', async () => {
    const { olga, ana, token, agents } = await grouped();
    const { id } = await newUser(token);
    await askDirectory(token, `PATCH /Groups/${agents}`, add(id));
    const off = patch({ op: 'replace', value: { active: false } });
    await askDirectory(token, `PATCH /Users/${ana.person.userId}`, off);
    const [today] = await admin`select (now() at time zone 'UTC')::date::text as day`;
    const organisation = await loadOrganisationContext(olga.person, olga.organisation.slug);
    const { rows } = await accessOn(organisation, today?.day);
    const memberships = rows.flatMap((row) =>
      row.kind === 'membership' ? [`${row.name} ${row.role} ${row.status}`] : [],
    );
    expect(memberships.sort()).toEqual(['ana agent suspended', 'ben agent active', 'olga owner active']);
  });

  test('B13 R5 is locked in the console with the reason and the remedy, and the server refuses alike', async () => {
    const { olga, token, agents } = await grouped();
    const { who, id } = await newUser(token);
    await askDirectory(token, `PATCH /Groups/${agents}`, add(id));
    const { rows } = await listMembers(olga, memberSearch.parse({ q: who.email }));
    const [row] = rows;
    expect(row?.may).toMatchObject({ edit: managedByDirectory, revoke: { allowed: true } });
    const change = { memberId: row?.id ?? '', version: row?.version ?? 0, role: 'manager', restrictions: [] };
    await refused(olga, () => changeAccess(olga, change), new Denied(managedByDirectory));
    const organisation = await loadOrganisationContext(olga.person, olga.organisation.slug);
    const rename = { userId: id, from: 'ben', name: 'Benno' };
    await refused(olga, () => editPerson(organisation, rename), new Denied(managedByDirectory));
    const people = await listPeople(organisation, { q: '', size: 25, cursor: null });
    expect(people.rows.find(({ userId }) => userId === id)?.may).toMatchObject({
      ...{ edit: { allowed: true }, name: managedByDirectory },
    });
  });

  test('SC1 a deactivated person gets no access by the console, and what groups give waits', async () => {
    const { olga, ana, token, managers } = await grouped();
    const set = (userId: string, active: boolean) =>
      askDirectory(token, `PATCH /Users/${userId}`, patch({ op: 'replace', value: { active } }));
    const { who, id } = await newUser(token);
    const { invited } = await inviteMembers(olga, { emails: [who.email], role: 'agent', restrictions: [] });
    await admin`update users set email_verified_at = now() where id = ${id}`;
    await set(id, false);
    await expect(accept(invited[0]?.link ?? '', who)).rejects.toThrow();
    await set(ana.person.userId, false);
    const report = await reinstateMembers(olga, { chosen: [{ id: ana.member.id }] });
    expect(report).toMatchObject({ done: 0, refused: [{ decision: managedByDirectory }] });
    await askDirectory(token, `PATCH /Groups/${managers}`, add(id));
    expect(await roleOf(admin, olga, id)).toBe('manager suspended');
    await set(id, true);
    expect(await roleOf(admin, olga, id)).toBe('manager active');
  });

  test('SC1 S1.30 an undone revocation does not let a deactivated person in', async () => {
    const { olga, ana, token, agents } = await grouped();
    await askDirectory(token, `PATCH /Groups/${agents}`, remove(ana.person.userId));
    await askDirectory(
      token,
      `PATCH /Users/${ana.person.userId}`,
      patch({ op: 'replace', value: { active: false } }),
    );
    const [revocation] = await admin`select id from revocations where member_id = ${ana.member.id}`;
    const undo = () => undoRevocation(olga, { revocationId: revocation?.id });
    await refused(olga, undo, new Denied(managedByDirectory));
  });
});
