DROP INDEX "contacts_search";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ("workspace_id","name_key" gin_trgm_ops,"email_key" gin_trgm_ops,"phone_key" gin_trgm_ops);--> statement-breakpoint
-- With the keys in it, a search that walks the list by name reads the index and no rows.
DROP INDEX "contacts_by_name";--> statement-breakpoint
CREATE INDEX "contacts_by_name" ON "contacts" USING btree ("workspace_id","name","id") INCLUDE ("name_key","email_key","phone_key");
--> statement-breakpoint
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
drop function find_contacts(text, text, text, integer);
--> statement-breakpoint
revoke select (email, phone) on contacts from latchkey_search;
--> statement-breakpoint
grant select (name_key, email_key, phone_key, fields) on contacts to latchkey_search;
--> statement-breakpoint
-- Contacts of the tenant at hand that match one of the patterns that are not null, at most so many, without those
-- whose names stand between `past_from` and `past_to`. Patterns are lower case. The end of an address is common to
-- many: the index is asked for `indexed_email`, and what it finds for `in_email`.
create function find_contacts(
  in_name text, in_email text, indexed_email text, in_phone text, past_from text, past_to text, most integer
) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select matched.id from (
      select c.id, c.name from contacts c
      where c.workspace_id = app_id('workspace')
        and (c.name_key like in_name
          or (c.email_key like indexed_email and (c.email_key || '') like in_email)
          or c.phone_key like in_phone)
      -- Planned by itself: a limit would have it walk all rows for the first of them.
      offset 0
    ) matched
    where past_from is null or matched.name < past_from or matched.name >= past_to
    limit most;
end $$;
--> statement-breakpoint
-- Contacts of the tenant at hand whose own fields have these values, at most so many.
create function find_contacts_with(wanted jsonpath, most integer) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select c.id from contacts c
    where c.workspace_id = app_id('workspace') and c.fields <> '{}' and c.fields @@ wanted
    limit most;
end $$;
--> statement-breakpoint
revoke all on function find_contacts(text, text, text, text, text, text, integer) from public;
--> statement-breakpoint
revoke all on function find_contacts_with(jsonpath, integer) from public;
--> statement-breakpoint
grant execute on function find_contacts(text, text, text, text, text, text, integer) to latchkey_app;
--> statement-breakpoint
grant execute on function find_contacts_with(jsonpath, integer) to latchkey_app;
--> statement-breakpoint
alter function find_contacts(text, text, text, text, text, text, integer) owner to latchkey_search;
--> statement-breakpoint
alter function find_contacts_with(jsonpath, integer) owner to latchkey_search;
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
