CREATE INDEX "members_by_activity" ON "members" USING btree ("workspace_id","role","last_seen_at" DESC NULLS LAST,"name") WHERE status in ('active', 'suspended');--> statement-breakpoint
-- The records of one type among these ids, with the seat and team that decide who sees them. With the rights of its
-- caller, like the next function.
create function decision_records(kind text, workspace uuid, ids uuid[])
  returns table (id uuid, seat_id uuid, team_id uuid)
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  case kind
    when 'contact' then
      return query select c.id, c.seat_id, c.team_id from contacts c
        where c.workspace_id = workspace and c.id = any(ids);
    when 'conversation' then
      return query select c.id, c.seat_id, c.team_id from conversations c
        where c.workspace_id = workspace and c.id = any(ids);
    when 'pixel' then
      return query select p.id, p.seat_id, null::uuid from pixels p
        where p.workspace_id = workspace and p.id = any(ids);
    when 'template' then
      return query select r.id, (
          select s.id from seats s
          where s.workspace_id = r.workspace_id and s.owner_id = r.created_by and s.holder_id is not null), null::uuid
        from collection_records r
        where r.workspace_id = workspace and r.id = any(ids) and r.collection = 'templates' and r.deleted_at is null;
  end case;
end $$;
--> statement-breakpoint
-- What a program's request needs, in one statement (docs/decisions/396): the key, its holder's membership, and the named
-- members and records. Null for a key that opens nothing. Runs with the rights of its caller, so row-level security
-- applies: it enters first the key, then the holder, then the key's workspace, for the time of the statement.
-- `stable`: it sees one state, that of the statement's beginning. `top_roles` is null where nothing is about a member.
-- Planned once a connection: planning under the policies takes longer than reading.
create function decision_facts(
  key_hash text, limit_key text,
  member_ids uuid[], member_emails text[],
  record_kinds text[], record_ids uuid[],
  holder_ids uuid[], top_roles json
) returns json
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  apikey record;
  place record;
  entered text;
  acting_id uuid;
  top_role text;
  named_members json;
  named_records json;
  named_seats json;
  top_holders json;
begin
  entered := set_config('app.api_key', key_hash, true) || set_config('app.user', '', true)
    || set_config('app.workspace', '', true) || set_config('app.organisation', '', true);
  select k.id, k.scopes, k.workspace_id, k.holder_id, u.name, u.email, u.locale into apikey
    from api_keys k
    join users u on u.id = k.holder_id and u.disabled_at is null
    where k.token_hash = key_hash and k.revoked_at is null;
  if not found then return null; end if;

  entered := set_config('app.api_key', '', true) || set_config('app.user', apikey.holder_id::text, true);
  select w.organisation_id, w.level, o.model, to_json(w) as workspace, to_json(o) as organisation,
      held.memberships, held.own_id
    into place
    from workspaces w
    join organisations o on o.id = w.organisation_id
    cross join lateral (
      select json_agg(json_build_object(
        'row', to_json(m), 'status', member_status(m), 'isReverting', m.reverts_at > now(),
        'role', case when m.reverts_at <= now() then m.later_role else m.role end,
        'restrictions', case when m.reverts_at <= now() then m.later_restrictions else m.restrictions end,
        'grants', case when m.reverts_at <= now() then m.later_grants else m.grants end)) as memberships,
        (array_agg(m.id) filter (
          where m.workspace_id = w.id and member_status(m) not in ('ended', 'upcoming')))[1] as own_id
      from members m
      where m.workspace_id = any(w.path) and m.user_id = apikey.holder_id
        and m.status in ('active', 'suspended')) held
    where w.id = apikey.workspace_id and w.closed_at is null;
  if not found or place.memberships is null then return null; end if;
  -- Who inherits a membership acts under their user id.
  acting_id := coalesce(place.own_id, apikey.holder_id);
  top_role := top_roles -> place.model ->> place.level::text;

  entered := set_config('app.workspace', apikey.workspace_id::text, true)
    || set_config('app.organisation', place.organisation_id::text, true);
  if cardinality(member_ids) + cardinality(member_emails) > 0 then
    select json_agg(json_build_object('member', json_build_object(
        'row', to_json(m), 'status', member_status(m), 'isReverting', m.reverts_at > now(),
        'role', case when m.reverts_at <= now() then m.later_role else m.role end,
        'restrictions', case when m.reverts_at <= now() then m.later_restrictions else m.restrictions end,
        'grants', case when m.reverts_at <= now() then m.later_grants else m.grants end),
        'seats', (
          select json_agg(distinct worked.id) from (
            select s.id from seats s where s.workspace_id = m.workspace_id and s.holder_id = m.id
            union all
            select s.id
            from covers c
            join seats s on s.workspace_id = c.workspace_id and s.holder_id = c.member_id
            where c.workspace_id = m.workspace_id and c.by_id = m.id
              and c.ended_at is null and c.starts_at <= now() and c.ends_at > now()) worked), 'teams', (
          select json_agg(t.id order by t.id)
          from team_members tm
          join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
          where tm.workspace_id = m.workspace_id and tm.member_id = m.id and t.archived_at is null),
        'isDisabled', u.disabled_at is not null, 'now', extract(epoch from now()) * 1000) order by m.id)
      into named_members
      from members m
      left join users u on u.id = m.user_id
      where m.workspace_id = apikey.workspace_id and m.status <> 'left'
        and (m.id = any(member_ids) or m.email_key = any(member_emails));
  end if;
  if cardinality(record_kinds) > 0 then
    select json_agg(json_build_object('kind', named.kind, 'id', r.id, 'seatId', r.seat_id, 'teamId', r.team_id))
      into named_records
      from (select u.kind, array_agg(u.id) as ids from unnest(record_kinds, record_ids) as u(kind, id) group by 1) named
      cross join lateral decision_records(named.kind, apikey.workspace_id, named.ids) r;
  end if;
  if cardinality(holder_ids) > 0 then
    select json_agg(json_build_object('id', s.id, 'holderId', s.holder_id) order by s.owner_id <> s.holder_id, s.id)
      into named_seats
      from seats s
      where s.workspace_id = apikey.workspace_id and s.holder_id = any(holder_ids);
  end if;
  if top_role is not null then
    select json_agg(h) into top_holders from (
      select m.id, member_status(m) = 'invited' as "isInvited", m.status,
        extract(epoch from m.suspended_until) * 1000 as "suspendedUntil",
        extract(epoch from m.starts_at) * 1000 as "startsAt",
        extract(epoch from m.ends_at) * 1000 as "endsAt",
        extract(epoch from m.reverts_at) * 1000 as "revertsAt",
        m.role = top_role as "isNow",
        m.reverts_at is not null and m.later_role = top_role as "isLater",
        extract(epoch from now()) * 1000 as now
      from members m
      where m.workspace_id = apikey.workspace_id and (m.role = top_role or m.later_role = top_role)
        and m.status <> 'left'
      order by m.reverts_at is null and m.starts_at is null and m.ends_at is null
        and member_status(m) = 'active' desc, m.id
      limit 100) h;
  end if;
  return json_build_object(
    'key', json_build_object('id', apikey.id, 'workspaceId', apikey.workspace_id, 'scopes', apikey.scopes),
    'person', json_build_object('userId', apikey.holder_id, 'name', apikey.name, 'email', apikey.email,
      'locale', apikey.locale),
    'workspace', place.workspace,
    'organisation', place.organisation,
    'memberships', place.memberships,
    'now', extract(epoch from now()) * 1000,
    'requests', coalesce((
      select a.count from attempts a
      where a.key = limit_key and a.window_start = date_bin('1 minute', now(), '2000-01-01Z')), 0),
    'roles', (
      select json_agg(json_build_object('id', r.id, 'base', r.base, 'permissions', r.permissions,
        'label', r.label, 'description', r.description) order by r.created_at, r.id)
      from custom_roles r where r.organisation_id = place.organisation_id),
    'worked', (
      select json_agg(worked) from (
        select s.id, null::uuid as "coverId", null::uuid as "memberId", null as name, null::timestamptz as until
        from seats s where s.workspace_id = apikey.workspace_id and s.holder_id = acting_id
        union all
        select s.id, c.id, c.member_id, absent.name, c.ends_at
        from covers c
        join seats s on s.workspace_id = c.workspace_id and s.holder_id = c.member_id
        join members absent on absent.workspace_id = c.workspace_id and absent.id = c.member_id
        where c.workspace_id = apikey.workspace_id and c.by_id = acting_id
          and c.ended_at is null and c.starts_at <= now() and c.ends_at > now()) worked),
    'teams', (
      select json_agg(t.id)
      from team_members tm
      join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
      where tm.workspace_id = apikey.workspace_id and tm.member_id = acting_id and t.archived_at is null),
    'members', named_members,
    'records', named_records,
    'seats', named_seats,
    'topHolders', top_holders);
end $$;
--> statement-breakpoint
-- The members who could lift a restriction in a workspace, those who are online first: `whoCanLift` of the console, in one
-- statement without a transaction. Of each role it reads the sixty seen last, by the index, and those who are online: the
-- planner expects fewer active members than there are, and would sort all of a role.
create function decision_lifters(workspace uuid, roles text[]) returns json
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
  set enable_bitmapscan = off as $$
declare
  entered text;
begin
  entered := set_config('app.api_key', '', true) || set_config('app.user', '', true)
    || set_config('app.workspace', workspace::text, true) || set_config('app.organisation', '', true);
  return (
    select json_agg(lifter) from (
      select m.id, m.name, m.email, known.online, m.last_seen_at as "lastSeenAt", m.role, m.restrictions, m.grants
      from (
        select candidate.id, bool_or(candidate.online) as online from (
          select p.member_id as id, true as online from presence p
          where p.workspace_id = workspace and p.seen_at > now() - interval '40 seconds'
          union all
          select latest.id, false from unnest(roles) as wanted(role)
          cross join lateral (
            select members.id from members
            where members.workspace_id = workspace and members.role = wanted.role
              and members.status in ('active', 'suspended') and member_status(members) = 'active'
            order by members.last_seen_at desc nulls last, members.name
            limit 60) latest) candidate
        group by candidate.id) known
      join members m on m.workspace_id = workspace and m.id = known.id
      where m.role = any(roles) and m.status in ('active', 'suspended') and member_status(m) = 'active'
      order by known.online desc, m.last_seen_at desc nulls last, m.name
      limit 60) lifter);
end $$;
--> statement-breakpoint
revoke all on function decision_records(text, uuid, uuid[]) from public;
--> statement-breakpoint
revoke all on function decision_facts(text, text, uuid[], text[], text[], uuid[], uuid[], json) from public;
--> statement-breakpoint
revoke all on function decision_lifters(uuid, text[]) from public;
--> statement-breakpoint
grant execute on function decision_records(text, uuid, uuid[]) to latchkey_app;
--> statement-breakpoint
grant execute on function decision_facts(text, text, uuid[], text[], text[], uuid[], uuid[], json) to latchkey_app;
--> statement-breakpoint
grant execute on function decision_lifters(uuid, text[]) to latchkey_app;
