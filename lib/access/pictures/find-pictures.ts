import 'server-only';
import { and, eq, or, type SQL } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { pictures } from '@/db/schema/access/pictures';
import { inTenant } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import type { OrganisationContext, WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import type { PictureType } from './picture';

export interface Picture {
  contentType: PictureType;
  bytes: Uint8Array;
}

/** The version of each person's picture, by the requested id; people without one are missing. */
export type PictureVersions = Record<string, string>;

/** A workspace knows people by membership or user id; any other id has no picture there (R6). */
export async function picturesIn(ctx: WorkspaceContext, ids: readonly string[]): Promise<PictureVersions> {
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ id: members.id, userId: members.userId, version: pictures.version })
      .from(members)
      .innerJoin(pictures, eq(pictures.userId, members.userId))
      .where(ofWorkspace(ctx, ids)),
  );
  return versionsById(ids, rows);
}

/** The same for the people of an organisation. */
export async function picturesOf(ctx: OrganisationContext, ids: readonly string[]): Promise<PictureVersions> {
  const rows = await inOrganisation(ctx, (tx) =>
    tx
      .select({ id: people.userId, userId: people.userId, version: pictures.version })
      .from(people)
      .innerJoin(pictures, eq(pictures.userId, people.userId))
      .where(ofOrganisation(ctx, ids)),
  );
  return versionsById(ids, rows);
}

/** @throws NotFound for a person without a picture, or unknown here */
export async function pictureIn(ctx: WorkspaceContext, id: string): Promise<Picture> {
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ contentType: pictures.contentType, bytes: pictures.bytes })
      .from(members)
      .innerJoin(pictures, eq(pictures.userId, members.userId))
      .where(ofWorkspace(ctx, [id]))
      .limit(1),
  );
  return only(rows);
}

/** @throws NotFound for a person without a picture, or unknown here */
export async function pictureOf(ctx: OrganisationContext, id: string): Promise<Picture> {
  const rows = await inOrganisation(ctx, (tx) =>
    tx
      .select({ contentType: pictures.contentType, bytes: pictures.bytes })
      .from(people)
      .innerJoin(pictures, eq(pictures.userId, people.userId))
      .where(ofOrganisation(ctx, [id])),
  );
  return only(rows);
}

const ofWorkspace = (ctx: WorkspaceContext, ids: readonly string[]): SQL | undefined =>
  and(eq(members.workspaceId, ctx.workspace.id), or(isAmong(members.id, ids), isAmong(members.userId, ids)));

const ofOrganisation = (ctx: OrganisationContext, ids: readonly string[]): SQL | undefined =>
  and(eq(people.organisationId, ctx.organisation.id), isAmong(people.userId, ids));

function inOrganisation<T>(
  { person, organisation }: OrganisationContext,
  work: Parameters<typeof inTenant<T>>[1],
): Promise<T> {
  return inTenant({ userId: person.userId, organisationId: organisation.id }, work);
}

function versionsById(
  ids: readonly string[],
  rows: readonly { id: string; userId: string | null; version: string }[],
): PictureVersions {
  const versions: PictureVersions = {};
  for (const { id, userId, version } of rows) {
    for (const knownId of [id, userId]) if (knownId && ids.includes(knownId)) versions[knownId] = version;
  }
  return versions;
}

function only(rows: readonly Picture[]): Picture {
  const [picture] = rows;
  if (!picture) throw new NotFound();
  return picture;
}
