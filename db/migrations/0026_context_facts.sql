-- The context of a person in a workspace in one statement, for the console and, with what else it names, for a program: the same
-- function reads both. Null where they have no membership in it or above it. Runs with the rights of its caller, so row-level
-- security decides what is read, and leaves the transaction in the workspace.
create function context_facts(acting_user uuid, id_of_workspace uuid, slug_of_workspace text) returns json
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  place record;
  entered text;
  acting_id uuid;
begin
  select string_agg(set_config(name, value, true), '') into entered from (values
    ('app.user', acting_user::text), ('app.workspace', ''), ('app.organisation', ''), ('app.administered', ''),
    ('app.channel', ''), ('app.pixel', ''), ('app.username', ''), ('app.invitation', ''), ('app.invited_email', ''),
    ('app.api_key', '')) settings(name, value);
  select w.id, w.organisation_id, to_json(w) as workspace, to_json(o) as organisation,
      coalesce(w.factor_from <= now(), false) as is_factor_due, held.memberships, held.own_id
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
      where m.workspace_id = any(w.path) and m.user_id = acting_user
        and m.status in ('active', 'suspended')) held
    where (w.id = id_of_workspace or w.slug = slug_of_workspace) and w.closed_at is null;
  if not found or place.memberships is null then return null; end if;
  -- Who inherits a membership acts under their user id.
  acting_id := coalesce(place.own_id, acting_user);

  entered := set_config('app.workspace', place.id::text, true)
    || set_config('app.organisation', place.organisation_id::text, true);
  return json_build_object(
    'workspace', place.workspace,
    'organisation', place.organisation,
    'memberships', place.memberships,
    'isFactorDue', place.is_factor_due,
    'roles', (
      select json_agg(json_build_object('id', r.id, 'base', r.base, 'permissions', r.permissions,
        'label', r.label, 'description', r.description) order by r.created_at, r.id)
      from custom_roles r where r.organisation_id = place.organisation_id),
    'worked', (
      select json_agg(worked) from (
        select s.id, null::uuid as "coverId", null::uuid as "memberId", null as name, null::timestamptz as until
        from seats s where s.workspace_id = place.id and s.holder_id = acting_id
        union all
        select s.id, c.id, c.member_id, absent.name, c.ends_at
        from covers c
        join seats s on s.workspace_id = c.workspace_id and s.holder_id = c.member_id
        join members absent on absent.workspace_id = c.workspace_id and absent.id = c.member_id
        where c.workspace_id = place.id and c.by_id = acting_id
          and c.ended_at is null and c.starts_at <= now() and c.ends_at > now()) worked),
    'teams', (
      select json_agg(t.id)
      from team_members tm
      join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
      where tm.workspace_id = place.id and tm.member_id = acting_id and t.archived_at is null));
end $$;
--> statement-breakpoint
-- As in 0025, with the context as that function reads it.
create or replace function decision_facts(
  key_hash text, limit_key text,
  member_ids uuid[], member_emails text[],
  record_kinds text[], record_ids uuid[],
  holder_ids uuid[], top_roles json
) returns json
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  apikey record;
  context json;
  entered text;
  top_role text;
  named_members json;
  named_records json;
  named_seats json;
  top_holders json;
begin
  entered := set_config('app.api_key', key_hash, true) || set_config('app.user', '', true)
    || set_config('app.workspace', '', true) || set_config('app.organisation', '', true);
  select k.id, k.name as key_name, k.scopes, k.workspace_id, k.holder_id, u.name, u.email, u.locale into apikey
    from api_keys k
    join users u on u.id = k.holder_id and u.disabled_at is null
    where k.token_hash = key_hash and k.revoked_at is null;
  if not found then return null; end if;

  entered := set_config('app.api_key', '', true);
  context := context_facts(apikey.holder_id, apikey.workspace_id, null);
  if context is null then return null; end if;
  top_role := top_roles -> (context -> 'organisation' ->> 'model') ->> (context -> 'workspace' ->> 'level');

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
    execute 'select json_agg(h) from (
      select m.id, member_status(m) = ''invited'' as "isInvited", m.status,
        extract(epoch from m.suspended_until) * 1000 as "suspendedUntil",
        extract(epoch from m.starts_at) * 1000 as "startsAt",
        extract(epoch from m.ends_at) * 1000 as "endsAt",
        extract(epoch from m.reverts_at) * 1000 as "revertsAt",
        m.role = $2 as "isNow",
        m.reverts_at is not null and m.later_role = $2 as "isLater",
        extract(epoch from now()) * 1000 as now
      from members m
      where m.workspace_id = $1 and (m.role = $2 or m.reverts_at is not null and m.later_role = $2)
        and m.status <> ''left''
      order by m.reverts_at is null and m.starts_at is null and m.ends_at is null
        and member_status(m) = ''active'' desc, m.id
      limit 100) h' into top_holders using apikey.workspace_id, top_role;
  end if;
  return json_build_object(
    'key', json_build_object('id', apikey.id, 'name', apikey.key_name, 'workspaceId', apikey.workspace_id,
      'scopes', apikey.scopes),
    'person', json_build_object('userId', apikey.holder_id, 'name', apikey.name, 'email', apikey.email,
      'locale', apikey.locale),
    'context', context,
    'now', extract(epoch from now()) * 1000,
    'requests', coalesce((
      select a.count from attempts a
      where a.key = limit_key and a.window_start = date_bin('1 minute', now(), '2000-01-01Z')), 0),
    'members', named_members,
    'records', named_records,
    'seats', named_seats,
    'topHolders', top_holders);
end $$;
