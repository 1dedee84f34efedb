-- A text as searches compare it: without case, accents and compatibility forms. `lib/text/fold.ts` gives the same.
-- Most texts are ASCII, which has nothing but case to fold.
create function fold_text(typed text) returns text
  language sql immutable parallel safe
return case when octet_length(typed) = char_length(typed) then lower(typed collate "C") collate "und-x-icu"
  else replace(replace(replace(replace(translate(
    lower(regexp_replace(normalize(typed, NFKD),
      '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]',
      '', 'g') collate "und-x-icu"),
    'øłđðħŧıς‘’ʼʻ‐‒–—', 'olddhtiσ''''''''----'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end;--> statement-breakpoint
DROP INDEX "members_search";--> statement-breakpoint
DROP INDEX "contacts_search";--> statement-breakpoint
DROP INDEX "contacts_by_name";--> statement-breakpoint
-- Names have one form, which the console stores since: the migrating role changes those of every tenant.
do $$
declare
  each regclass;
  is_forced boolean;
begin
  foreach each in array '{contacts,members,people,users}'::regclass[] loop
    select relforcerowsecurity into is_forced from pg_class where oid = each;
    if is_forced then execute format('alter table %s no force row level security', each); end if;
    execute format('update %s set name = normalize(name, NFC) where name is not NFC normalized', each);
    if is_forced then execute format('alter table %s force row level security', each); end if;
  end loop;
end $$;--> statement-breakpoint
ALTER TABLE "contacts" drop column "name_key";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "name_key" text collate "und-x-icu" GENERATED ALWAYS AS (fold_text(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "search_key" text GENERATED ALWAYS AS (fold_text(name || ' ' || coalesce(email, '')) || ' ' || coalesce(regexp_replace(phone, '[^0-9+]', '', 'g'), '')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "search_key" text GENERATED ALWAYS AS (fold_text(name || ' ' || email)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "members_search" ON "members" USING gin ("workspace_id","search_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ("workspace_id","name_key" gin_trgm_ops,"search_key" gin_trgm_ops);--> statement-breakpoint
-- With the keys in it, a search that walks the list by name reads the index and no rows.
CREATE INDEX "contacts_by_name" ON "contacts" USING btree ("workspace_id","name","id") INCLUDE ("name_key","search_key");
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
drop function find_contacts(text, text, text, text, text, text, integer);
--> statement-breakpoint
drop function find_members(text[], integer);
--> statement-breakpoint
revoke select (name_key, email_key) on members from latchkey_search;
--> statement-breakpoint
grant select (search_key) on members to latchkey_search;
--> statement-breakpoint
revoke select (email_key, phone_key) on contacts from latchkey_search;
--> statement-breakpoint
grant select (name_key, search_key) on contacts to latchkey_search;
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
      and m.search_key like patterns[1]
      and m.search_key like all (patterns)
    limit most;
end $$;
--> statement-breakpoint
-- Contacts of the tenant at hand that match every word, or a whole number, in their name or in all fields, at most so
-- many, without those whose names are between `past_from` and `past_to`. A word may be a number that was typed with
-- signs. The index is asked for three words, which are given first; with `is_exact` nothing is left to compare.
create function find_contacts(
  in_all boolean, words text[], numbers text[], whole text, indexed text[], is_exact boolean,
  past_from text, past_to text, most integer
) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
as $$
begin
  -- Planned anew for each search: a plan that fits every pattern fits none.
  return query execute format($query$
    select matched.id from (
      select c.id, c.name from contacts c
      where c.workspace_id = app_id('workspace')
        and ((
            (c.%1$I like $4[1] or c.%1$I like $2[1])
            and ($4[2] is null or c.%1$I like $4[2] or c.%1$I like $2[2])
            and ($4[3] is null or c.%1$I like $4[3] or c.%1$I like $2[3])
            and ($5 or not exists (
              select from unnest($1, $2) as typed(word, number)
              where not coalesce(c.%1$I like typed.word or c.%1$I like typed.number, false)))
          ) or c.%1$I like $3)
      -- Planned by itself: a limit would have it walk all rows for the first of them.
      offset 0
    ) matched
    where $6 is null or matched.name < $6 or matched.name >= $7
    limit $8
  $query$, case when in_all then 'search_key' else 'name_key' end)
  using words, numbers, whole, indexed, is_exact, past_from, past_to, most;
end $$;
--> statement-breakpoint
revoke all on function find_members(text[], integer) from public;
--> statement-breakpoint
revoke all on function find_contacts(boolean, text[], text[], text, text[], boolean, text, text, integer) from public;
--> statement-breakpoint
grant execute on function find_members(text[], integer) to latchkey_app;
--> statement-breakpoint
grant execute on function find_contacts(boolean, text[], text[], text, text[], boolean, text, text, integer) to latchkey_app;
--> statement-breakpoint
alter function find_members(text[], integer) owner to latchkey_search;
--> statement-breakpoint
alter function find_contacts(boolean, text[], text[], text, text[], boolean, text, text, integer) owner to latchkey_search;
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
