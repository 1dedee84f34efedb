import { z } from 'zod';
import { teamName as name, teamPeople as people } from '@/lib/access/teams/team-name';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on teams; the forms validate by the same schemas. Messages are keys of `errors`. */

const teamId = z.uuid('invalid');
const version = z.int('invalid').min(1, 'invalid');

export const CreateTeam = forWorkspace({ name, memberIds: people });

export const RenameTeam = forWorkspace({ teamId, version, name });

export const ChangeTeamMembers = forWorkspace({ teamId, version, add: people, remove: people });

export const OneTeam = forWorkspace({ teamId });

export const ArchiveTeam = forWorkspace({ teamId, version });

export const FindCandidates = forWorkspace({ q: z.string().max(200, 'too-long') });
