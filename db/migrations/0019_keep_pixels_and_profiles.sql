CREATE TABLE "applications" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"kind" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"pixel_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "applications_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "pixel_days" (
	"workspace_id" uuid NOT NULL,
	"pixel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"views" integer NOT NULL,
	"keep_until" date NOT NULL,
	CONSTRAINT "pixel_days_workspace_id_pixel_id_day_pk" PRIMARY KEY("workspace_id","pixel_id","day")
);
--> statement-breakpoint
CREATE TABLE "pixels" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"site" text NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"honours_privacy" boolean DEFAULT true NOT NULL,
	"keep_days" integer DEFAULT 365 NOT NULL,
	"seat_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "pixels_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "pixels_keep_days" CHECK (keep_days between 1 and 730)
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"username" text NOT NULL,
	"username_key" text GENERATED ALWAYS AS (lower(regexp_replace(normalize(username, nfkd), '[\u0300-\u036f]', '', 'g'))) STORED NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"user_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "profiles_workspace_id_member_id_pk" PRIMARY KEY("workspace_id","member_id")
);
--> statement-breakpoint
DROP INDEX "users_username_key";--> statement-breakpoint
ALTER TABLE "password_resets" ADD COLUMN "issued_by" uuid;--> statement-breakpoint
ALTER TABLE "password_resets" ADD COLUMN "issued_in" uuid;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "erase_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_workspace_id_pixel_id_pixels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pixel_id") REFERENCES "public"."pixels"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pixel_days" ADD CONSTRAINT "pixel_days_workspace_id_pixel_id_pixels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pixel_id") REFERENCES "public"."pixels"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pixels" ADD CONSTRAINT "pixels_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pixels" ADD CONSTRAINT "pixels_workspace_id_seat_id_seats_workspace_id_id_fk" FOREIGN KEY ("workspace_id","seat_id") REFERENCES "public"."seats"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "applications_name" ON "applications" USING btree ("workspace_id","name_key");--> statement-breakpoint
CREATE INDEX "applications_pixel" ON "applications" USING btree ("workspace_id","pixel_id");--> statement-breakpoint
CREATE INDEX "pixel_days_due" ON "pixel_days" USING btree ("keep_until");--> statement-breakpoint
CREATE UNIQUE INDEX "pixels_name" ON "pixels" USING btree ("workspace_id","name_key");--> statement-breakpoint
CREATE INDEX "pixels_seat" ON "pixels" USING btree ("workspace_id","seat_id","name_key","id");--> statement-breakpoint
CREATE UNIQUE INDEX "profiles_username" ON "profiles" USING btree ("username_key");--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_issued_by_users_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "username";--> statement-breakpoint
grant select, insert, update, delete on pixels, pixel_days, applications, profiles to latchkey_app;--> statement-breakpoint
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['pixels', 'pixel_days', 'applications', 'profiles'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = app_id(''workspace'')) with check (workspace_id = app_id(''workspace''))',
      tenant_table
    );
  end loop;
end $$;--> statement-breakpoint
-- A site that shows a pixel names it and no workspace: that one row may be read, to count the view.
create policy seen_pixel on pixels for select using (id = app_id('pixel'));--> statement-breakpoint
-- Figures whose time is over: any process may sweep them.
create policy due_seen on pixel_days for select using (keep_until < current_date);--> statement-breakpoint
create policy due_swept on pixel_days for delete using (keep_until < current_date);--> statement-breakpoint
-- Who signs in names a username and no workspace: that one row may be read, to learn whose it is.
create policy signing_in on profiles for select
  using (username_key = nullif(current_setting('app.username', true), ''));--> statement-breakpoint
-- Any process may erase what was deleted long ago.
create policy due_for_erasure on workspaces for select using (erase_at <= now());--> statement-breakpoint
-- S4.8: whatever asks for it.
create function keep_username() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.username is distinct from old.username then
    raise check_violation using message = 'a username never changes', constraint = 'profiles_username_never_changes';
  end if;
  return new;
end $$;--> statement-breakpoint
create trigger keep_username before update on profiles for each row execute function keep_username();
