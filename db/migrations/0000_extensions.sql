-- Substring search by index (pg_trgm is a trusted extension: a plain database owner may create it).
create extension if not exists pg_trgm;
--> statement-breakpoint
-- The role that the application works as. Roles belong to the whole server, so it may be there already.
do $$
begin
  create role latchkey_app nologin nosuperuser nobypassrls;
exception
  when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
-- From PostgreSQL 16 on, whoever makes a role may administer it but not yet become it.
do $$
begin
  execute format('grant latchkey_app to %I', current_user);
exception
  when insufficient_privilege then
    -- Made and granted by someone else.
    if not pg_has_role(current_user, 'latchkey_app', 'MEMBER') then
      raise;
    end if;
end $$;
--> statement-breakpoint
-- Transaction-local settings of the tenant. Once made, a setting reads '' and not null: hence nullif.
create function app_id(setting text) returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.' || setting, true), '')::uuid;
