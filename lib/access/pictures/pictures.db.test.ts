import { expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import {
  loadOrganisationContext,
  type OrganisationContext,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { removePicture, setPicture } from './change-picture';
import { pictureIn, pictureOf, picturesIn, picturesOf } from './find-pictures';

const { admin } = await testDatabase();

/** A lossless picture, as far as its header says. */
function picture(first = 0): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.write('RIFF');
  bytes.writeUInt32LE(22, 4);
  bytes.write('WEBPVP8L', 8);
  bytes.writeUInt32LE(10, 16);
  bytes.writeUInt8(0x2f, 20);
  bytes.writeUInt32LE(255 | (255 << 14), 21);
  bytes.writeUInt8(first, 29);
  return bytes;
}

const organisationOf = async (ctx: WorkspaceContext): Promise<OrganisationContext> => {
  await admin`insert into people (organisation_id, user_id, name, role)
    values (${ctx.organisation.id}, ${ctx.person.userId}, ${ctx.member.name}, 'member') on conflict do nothing`;
  return loadOrganisationContext(ctx.person, ctx.organisation.slug);
};

async function workspaceOfTwo() {
  const here = await openTestWorkspace(admin);
  const [ana, ben] = [await here.addMember('agent'), await here.addMember('agent')];
  return { here, ana, ben, ofAna: await ana.context(), ofBen: await ben.context() };
}

it('S1.3 a colleague sees it by membership and by person, changed at once, missing once removed', async () => {
  const { ana, ben, ofAna, ofBen } = await workspaceOfTwo();
  expect(await picturesIn(ofBen, [ana.memberId])).toEqual({});
  await setPicture(ofAna, picture(1));
  const first = await picturesIn(ofBen, [ana.memberId, ana.userId, ben.memberId]);
  expect(Object.keys(first).sort()).toEqual([ana.memberId, ana.userId].sort());
  expect(await pictureIn(ofBen, ana.memberId)).toEqual({ contentType: 'image/webp', bytes: picture(1) });
  await setPicture(ofAna, picture(2));
  expect((await picturesIn(ofBen, [ana.memberId]))[ana.memberId]).not.toBe(first[ana.memberId]);
  expect((await pictureIn(ofBen, ana.userId)).bytes).toEqual(picture(2));
  await removePicture(ofAna);
  expect(await picturesIn(ofBen, [ana.memberId])).toEqual({});
  await expect(pictureIn(ofBen, ana.memberId)).rejects.toEqual(new NotFound());
});

it('R6 TE1 a person without a common organisation neither sees it nor learns that it exists', async () => {
  const { ana, ofAna } = await workspaceOfTwo();
  const { ofAna: stranger } = await workspaceOfTwo();
  await setPicture(ofAna, picture());
  const elsewhere = await organisationOf(stranger);
  for (const id of [ana.memberId, ana.userId]) {
    expect(await picturesIn(stranger, [id])).toEqual({});
    expect(await picturesOf(elsewhere, [id])).toEqual({});
    await expect(pictureIn(stranger, id)).rejects.toEqual(new NotFound());
    await expect(pictureOf(elsewhere, id)).rejects.toEqual(new NotFound());
  }
});

it('S1.34 the organisation’s people see it too, and change only their own', async () => {
  const { ana, ofAna, ofBen } = await workspaceOfTwo();
  await setPicture(ofAna, picture(3));
  await organisationOf(ofAna);
  const organisation = await organisationOf(ofBen);
  expect(Object.keys(await picturesOf(organisation, [ana.userId]))).toEqual([ana.userId]);
  expect((await pictureOf(organisation, ana.userId)).bytes).toEqual(picture(3));
  await removePicture(ofBen);
  expect((await pictureOf(organisation, ana.userId)).bytes).toEqual(picture(3));
});

it('a file that is not a small square picture is refused, and the present one stays', async () => {
  const { ana, ofAna } = await workspaceOfTwo();
  await setPicture(ofAna, picture(4));
  const padded = Buffer.concat([picture(), Buffer.alloc(1)]);
  for (const bytes of [Buffer.from('<svg/>'), Buffer.alloc(200 * 1024), Buffer.alloc(0), padded]) {
    expect(() => setPicture(ofAna, bytes)).toThrow(new Invalid({ picture: 'picture' }));
  }
  expect((await pictureIn(ofAna, ana.memberId)).bytes).toEqual(picture(4));
});
