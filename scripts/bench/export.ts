import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { driver } from '@/db/client';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { startExport } from '@/lib/access/exports/start-export';
import { membersExport } from '@/lib/access/members/list/export-file';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { openExport } from '@/lib/modules';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { startContactsExport } from '@/lib/work/contacts/start-contacts-export';
import type { Measurement } from '../bench';
import { fillContacts, fillMembers } from './fill';
import { benchServer } from './server';
import { milliseconds } from './stopwatch';
import type { Ratio } from './table';

/** Measures whole exports of contacts and members against COPY of the same columns, and their memory. */
export const exportBench: Measurement = async (sizes) => {
  const server = await benchServer();
  const owner = await (await server.workspace.addMember('owner')).context();
  await fillContacts(server, sizes.contacts);
  await fillMembers(server, sizes.members);
  const { id: workspaceId } = server.workspace;
  return [
    ...(await measured(
      'contacts',
      owner,
      `select name, phone, email, seat_id, team_id, created_at from contacts
      where workspace_id = '${workspaceId}' order by id`,
      () => startContactsExport(owner, contactSearch.parse({})),
    )),
    ...(await measured(
      'members',
      owner,
      `select name, email, role, restrictions, status, last_seen_at, joined_at
      from members where workspace_id = '${workspaceId}' order by name_key, id`,
      () => startExport(owner, membersExport, memberSearch.parse({})),
    )),
  ];
};

async function measured(
  what: string,
  owner: WorkspaceContext,
  columns: string,
  start: () => Promise<{ exportId: string }>,
): Promise<Ratio[]> {
  const bare = await rate(() => copy(owner, columns));
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const own = await rate(async () => {
    const { exportId } = await start();
    const { body } = await openExport(owner.person, owner.workspace.slug, exportId);
    let bytes = 0;
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    return bytes;
  });
  return [
    { what: `${what}, against COPY`, value: own, against: bare, unit: 'MB/s', bar: { atLeast: 0.5 } },
    { what: `${what}, memory above idle`, value: (peak - idle) / 2 ** 20, unit: 'MB', bar: { atMost: 96 } },
  ];
}

/** Megabytes per second; `work` returns the number of bytes that it wrote. */
async function rate(work: () => Promise<number>): Promise<number> {
  let bytes = 0;
  const time = await milliseconds(async () => {
    bytes = await work();
  });
  return bytes / 2 ** 20 / (time / 1_000);
}

async function copy(owner: WorkspaceContext, columns: string): Promise<number> {
  let bytes = 0;
  const count = new Writable({
    write(chunk, _, done) {
      bytes += chunk.length;
      done();
    },
  });
  await driver().begin(async (sql) => {
    await sql`select set_config('app.workspace', ${owner.workspace.id}, true)`;
    await pipeline(await sql.unsafe(`copy (${columns}) to stdout (format csv)`).readable(), count);
  });
  return bytes;
}
