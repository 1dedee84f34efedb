CREATE TABLE "custom_roles" (
	"organisation_id" uuid NOT NULL,
	"id" text NOT NULL,
	"base" text NOT NULL,
	"label" text NOT NULL,
	"description" text NOT NULL,
	"permissions" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "custom_roles_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "custom_roles" ADD CONSTRAINT "custom_roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "custom_roles_by_age" ON "custom_roles" USING btree ("organisation_id","created_at");--> statement-breakpoint
grant select, insert, update, delete on custom_roles to latchkey_app;--> statement-breakpoint
alter table custom_roles enable row level security;--> statement-breakpoint
alter table custom_roles force row level security;--> statement-breakpoint
create policy organisation on custom_roles
  using (organisation_id = app_id('organisation')) with check (organisation_id = app_id('organisation'));--> statement-breakpoint
-- For the names of one's own roles, before any organisation is entered.
create policy own_places on custom_roles for select
  using (organisation_id in (select organisation_id from people where user_id = app_id('user')));
