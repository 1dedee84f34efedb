-- btree_gin lets the tenant stand in the same index as the letters (trusted, as pg_trgm is).
create extension if not exists btree_gin;
--> statement-breakpoint
DROP INDEX "contacts_search";--> statement-breakpoint
DROP INDEX "members_search";--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ("workspace_id","name" gin_trgm_ops,"email" gin_trgm_ops,regexp_replace("phone", '\D', '', 'g') gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "members_search" ON "members" USING gin ("workspace_id",("name_key" || ' ' || "email_key") gin_trgm_ops);
--> statement-breakpoint
-- Who searches. LIKE is not leakproof, so under row-level security no index may serve it: a search would read every
-- row of the workspace. This role is above the wall for the columns that are searched and for nothing else, nobody
-- can become it, and it works only inside the two functions below, which name the tenant themselves.
do $$
begin
  create role latchkey_search nologin nosuperuser nobypassrls;
exception
  when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
-- To hand it functions takes membership, for as long as this migration runs.
do $$
begin
  execute format('grant latchkey_search to %I', current_user);
exception
  when insufficient_privilege then
    if not pg_has_role(current_user, 'latchkey_search', 'MEMBER') then
      raise;
    end if;
end $$;
--> statement-breakpoint
grant usage, create on schema public to latchkey_search;
--> statement-breakpoint
grant select (workspace_id, id, name_key, email_key) on members to latchkey_search;
--> statement-breakpoint
grant select (workspace_id, id, name, email, phone) on contacts to latchkey_search;
--> statement-breakpoint
create policy search on members for select to latchkey_search using (true);
--> statement-breakpoint
create policy search on contacts for select to latchkey_search using (true);
--> statement-breakpoint
-- Members of the tenant at hand whose name or email match every pattern, at most so many. Give the longest first.
-- Planned anew for each search: a plan that fits every pattern fits none.
create function find_members(patterns text[], most integer) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select m.id from members m
    where m.workspace_id = app_id('workspace')
      and (m.name_key || ' ' || m.email_key) like patterns[1]
      and (m.name_key || ' ' || m.email_key) like all (patterns)
    limit most;
end $$;
--> statement-breakpoint
-- Contacts of the tenant at hand that match one of the patterns that are not null, at most so many.
create function find_contacts(in_name text, in_email text, in_phone text, most integer) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select c.id from contacts c
    where c.workspace_id = app_id('workspace')
      and (c.name ilike in_name or c.email ilike in_email
        or regexp_replace(c.phone, '\D', '', 'g') like in_phone)
    limit most;
end $$;
--> statement-breakpoint
revoke all on function find_members(text[], integer) from public;
--> statement-breakpoint
revoke all on function find_contacts(text, text, text, integer) from public;
--> statement-breakpoint
grant execute on function find_members(text[], integer) to latchkey_app;
--> statement-breakpoint
grant execute on function find_contacts(text, text, text, integer) to latchkey_app;
--> statement-breakpoint
alter function find_members(text[], integer) owner to latchkey_search;
--> statement-breakpoint
alter function find_contacts(text, text, text, integer) owner to latchkey_search;
--> statement-breakpoint
revoke create on schema public from latchkey_search;
--> statement-breakpoint
do $$
begin
  execute format('revoke latchkey_search from %I', current_user);
exception
  -- Granted by someone else, and theirs to take back.
  when insufficient_privilege then null;
end $$;
