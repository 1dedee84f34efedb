import { sql } from 'drizzle-orm';

/** The column of the teams of a member, without archived ones. */
export const teamIds = sql<string[]>`coalesce((
  select json_agg(t.id order by t.id)
  from team_members tm
  join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
  where tm.workspace_id = members.workspace_id and tm.member_id = members.id
    and t.archived_at is null), '[]')`;
