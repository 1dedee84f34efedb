import { z } from 'zod';

/** What the actions on teams take; the forms check against the same. Messages are keys of `errors`. */

const workspace = z.string().max(100);
const teamId = z.uuid('invalid');
const version = z.int('invalid').min(1, 'invalid');
const name = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(80, 'too-long')
  .refine((value) => !/\p{Cc}/u.test(value), 'name');
const people = z.array(z.uuid('invalid')).max(500, 'too-many-people');

export const CreateTeam = z.object({ workspace, name, memberIds: people });

export const RenameTeam = z.object({ workspace, teamId, version, name });

export const ChangeTeamMembers = z.object({ workspace, teamId, version, add: people, remove: people });

export const OneTeam = z.object({ workspace, teamId });

export const ArchiveTeam = z.object({ workspace, teamId, version });

export const FindCandidates = z.object({ workspace, q: z.string().max(200, 'too-long') });
