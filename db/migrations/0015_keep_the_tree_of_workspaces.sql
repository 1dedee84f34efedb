ALTER TABLE "workspaces" DROP CONSTRAINT "workspaces_parent_id_workspaces_id_fk";
--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "path" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "flags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_in_organisation" UNIQUE("organisation_id","id");--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_parent_of_same_organisation" FOREIGN KEY ("organisation_id","parent_id") REFERENCES "public"."workspaces"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "workspaces_parent" ON "workspaces" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "workspaces_path" ON "workspaces" USING gin ("path");--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_depth" CHECK ("workspaces"."level" between 0 and 5);--> statement-breakpoint
-- Level and path follow from the parent, so that nobody writes them and they cannot contradict it. Moves within one
-- organisation wait for each other: two at once could close a ring.
create function place_workspace() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  above workspaces;
begin
  new.level := 0;
  new.path := array[new.id];
  if new.parent_id is not null then
    perform pg_advisory_xact_lock(hashtextextended(new.organisation_id::text, 2));
    select * into above from workspaces where id = new.parent_id;
    if new.id = any (above.path) then
      raise check_violation using message = 'a workspace cannot lie below itself', constraint = 'workspaces_no_ring';
    end if;
    new.level := coalesce(above.level + 1, 0);
    new.path := coalesce(above.path, '{}') || new.id;
  end if;
  return new;
end $$;--> statement-breakpoint
create function place_workspaces_below() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.path <> old.path then
    update workspaces set parent_id = parent_id where parent_id = new.id;
  end if;
  return null;
end $$;--> statement-breakpoint
create trigger place before insert or update of parent_id on workspaces
  for each row execute function place_workspace();--> statement-breakpoint
create trigger place_below after update of parent_id on workspaces
  for each row execute function place_workspaces_below();--> statement-breakpoint
-- Whoever migrates may be a plain owner, whom forced security binds.
alter table workspaces no force row level security;--> statement-breakpoint
update workspaces set parent_id = parent_id;--> statement-breakpoint
alter table workspaces force row level security;--> statement-breakpoint
-- A person's own workspaces, and those below them: what they may do there is the policy's to say (S0.9, S3.13).
drop policy own_places on workspaces;--> statement-breakpoint
create policy own_places on workspaces for select using (
  path && (
    select coalesce(array_agg(workspace_id), '{}') from members
    where user_id = app_id('user') and status in ('active', 'suspended')
  )
);
