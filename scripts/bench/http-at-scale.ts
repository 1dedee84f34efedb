import type { Measurement } from '../bench';
import { startBareServer } from './bare';
import { startBetterAuth } from './better-auth';
import { fillContacts, fillMembers } from './fill';
import { makeKeys, pacesOf, startConsole } from './over-http';
import { benchServer } from './server';

/** What a team of a large workspace has of its contacts. */
const shareOfTeam = 0.01;

/**
 * Measures the first page of users of a large workspace against better-auth, and which contacts an agent sees who is
 * restricted to a team, against the bare keyset query of that team.
 */
export const httpAtScaleBench: Measurement = async (sizes) => {
  const server = await benchServer();
  const { admin, workspace } = server;
  await fillMembers(server, sizes.members);
  await fillContacts(server, sizes.contacts);
  const agent = await workspace.addMember('agent', ['visibility-team']);
  const [team] = await admin<{ id: string }[]>`
    insert into teams (workspace_id, id, name) values (${workspace.id}, gen_random_uuid(), 'Paris') returning id`;
  if (!team) throw new Error('There is no team.');
  await admin`insert into team_members (workspace_id, team_id, member_id)
    values (${workspace.id}, ${team.id}, ${agent.memberId})`;
  await admin`update contacts set team_id = ${team.id} where id in (
    select id from contacts order by random() limit ${Math.round(sizes.contacts * shareOfTeam)})`;
  await admin`vacuum analyze contacts`;
  const keys = await makeKeys(server, ['users.view']);
  const web = await startConsole();
  const bare = await startBareServer(server, {
    row: `select id from contacts where workspace_id = '${workspace.id}' and team_id = '${team.id}'
      order by id limit 101`,
  });
  const rival = await startBetterAuth(server, sizes.members);
  try {
    const pace = await pacesOf({
      page: { url: `${web.origin}/api/v1/members?size=50`, status: 200, keys },
      rivalPage: rival.asked.page,
      bareSearch: { url: `${bare.origin}/row`, status: 200 },
      search: {
        ...{ url: `${web.origin}/authzen/${workspace.slug}/access/v1/search/resource`, status: 200, keys },
        body: {
          subject: { type: 'user', id: agent.memberId },
          action: { name: 'contacts.view' },
          resource: { type: 'contact' },
          page: { limit: 100 },
        },
      },
    });
    const unit = 'requests/s';
    return [
      {
        what: 'first page of 50 users, against better-auth',
        ...{ value: pace.page, against: pace.rivalPage, unit, bar: { atLeast: 10 } },
      },
      {
        what: 'the first 100 contacts that an agent of a team sees, against the bare keyset query',
        ...{ value: pace.search, against: pace.bareSearch, unit, bar: { atLeast: 1 / 3 } },
      },
    ];
  } finally {
    bare.stop();
    await rival.stop();
    await web.stop();
  }
};
