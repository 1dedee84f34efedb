-- The second wall: services filter, and each row is checked again here, for the owner of the tables as well.

grant usage on schema public to latchkey_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to latchkey_app;
--> statement-breakpoint
revoke update, delete on audit_events from latchkey_app;
--> statement-breakpoint
revoke all on audit_heads from latchkey_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to latchkey_app;
--> statement-breakpoint

-- Tables that belong to one workspace and are seen from nowhere else.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'invitations', 'presence', 'seats', 'revocations', 'handovers', 'teams', 'team_members',
    'contacts', 'conversations', 'exports'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = app_id(''workspace'')) with check (workspace_id = app_id(''workspace''))',
      tenant_table
    );
  end loop;
end $$;
--> statement-breakpoint
-- Whoever holds an invitation's link may read that invitation, and so learn its workspace.
create policy link on invitations for select
  using (token_hash = nullif(current_setting('app.invitation', true), ''));
--> statement-breakpoint
-- A console that was killed leaves its presence behind: any process may sweep what has gone stale.
create policy stale_seen on presence for select using (seen_at < now() - interval '40 seconds');
--> statement-breakpoint
create policy stale_swept on presence for delete using (seen_at < now() - interval '40 seconds');
--> statement-breakpoint

-- Members: of the workspace at hand, one's own everywhere, or all of the organisation being administered.
alter table members enable row level security;
--> statement-breakpoint
alter table members force row level security;
--> statement-breakpoint
create policy workspace on members
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));
--> statement-breakpoint
create policy own_places on members for select using (user_id = app_id('user'));
--> statement-breakpoint
create policy whole_organisation on members
  using (organisation_id = app_id('administered')) with check (organisation_id = app_id('administered'));
--> statement-breakpoint

alter table people enable row level security;
--> statement-breakpoint
alter table people force row level security;
--> statement-breakpoint
create policy organisation on people
  using (organisation_id = app_id('organisation')) with check (organisation_id = app_id('organisation'));
--> statement-breakpoint
create policy own_places on people for select using (user_id = app_id('user'));
--> statement-breakpoint

alter table workspaces enable row level security;
--> statement-breakpoint
alter table workspaces force row level security;
--> statement-breakpoint
create policy organisation on workspaces
  using (organisation_id = app_id('organisation')) with check (organisation_id = app_id('organisation'));
--> statement-breakpoint
create policy at_hand on workspaces for select using (id = app_id('workspace'));
--> statement-breakpoint
create policy own_places on workspaces for select
  using (id in (select workspace_id from members where user_id = app_id('user')));
--> statement-breakpoint

alter table organisations enable row level security;
--> statement-breakpoint
alter table organisations force row level security;
--> statement-breakpoint
create policy organisation on organisations
  using (id = app_id('organisation')) with check (id = app_id('organisation'));
--> statement-breakpoint
create policy own_places on organisations for select
  using (id in (select organisation_id from people where user_id = app_id('user')));
--> statement-breakpoint

alter table audit_events enable row level security;
--> statement-breakpoint
alter table audit_events force row level security;
--> statement-breakpoint
create policy organisation on audit_events
  using (organisation_id = app_id('organisation')) with check (organisation_id = app_id('organisation'));
--> statement-breakpoint

-- The chain: each event carries the hash of the one before it. The head's row lock puts them in order.
create function chain_audit_event() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_heads (organisation_id, seq, hash)
    values (new.organisation_id, 0, '')
    on conflict (organisation_id) do nothing;
  update audit_heads set seq = seq + 1
    where organisation_id = new.organisation_id
    returning seq, hash into new.seq, new.previous_hash;
  new.at := now();
  new.hash := '';
  new.hash := encode(sha256(convert_to((to_jsonb(new) - 'hash')::text, 'UTF8')), 'hex');
  update audit_heads set hash = new.hash where organisation_id = new.organisation_id;
  return new;
end $$;
--> statement-breakpoint
create trigger chain before insert on audit_events for each row execute function chain_audit_event();
--> statement-breakpoint

-- The migrator's own bookkeeping is nobody else's.
revoke all on function chain_audit_event() from public;
