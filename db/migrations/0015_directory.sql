-- Directories: tokens, people whom an identity provider manages, and the levels that its groups give (B13,
-- docs/decisions/392). `migrate` forces the row-level security.
CREATE TABLE "directory_levels" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "directory_levels_workspace_id_member_id_role_pk" PRIMARY KEY("workspace_id","member_id","role")
);
--> statement-breakpoint
ALTER TABLE "directory_levels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "directory_people" (
	"organisation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"user_name_key" text GENERATED ALWAYS AS (lower(user_name)) STORED NOT NULL,
	"external_id" text,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"suspensions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "directory_people_organisation_id_user_id_pk" PRIMARY KEY("organisation_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "directory_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "directory_tokens" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"holder_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"hint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"last_change" jsonb,
	CONSTRAINT "directory_tokens_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "directory_tokens_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "directory_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "directory_levels" ADD CONSTRAINT "directory_levels_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_people" ADD CONSTRAINT "directory_people_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_people" ADD CONSTRAINT "directory_people_organisation_id_user_id_people_organisation_id_user_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."people"("organisation_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_tokens" ADD CONSTRAINT "directory_tokens_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_tokens" ADD CONSTRAINT "directory_tokens_holder_id_users_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "directory_people_user_name" ON "directory_people" USING btree ("organisation_id","user_name_key");--> statement-breakpoint
CREATE INDEX "directory_people_external_id" ON "directory_people" USING btree ("organisation_id","external_id");--> statement-breakpoint
CREATE POLICY "workspace" ON "directory_levels" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "organisation" ON "directory_people" AS PERMISSIVE FOR ALL TO public USING (organisation_id = app_id('organisation')) WITH CHECK (organisation_id = app_id('organisation'));--> statement-breakpoint
CREATE POLICY "organisation" ON "directory_tokens" AS PERMISSIVE FOR ALL TO public USING (organisation_id = app_id('organisation')) WITH CHECK (organisation_id = app_id('organisation'));--> statement-breakpoint
CREATE POLICY "bearer" ON "directory_tokens" AS PERMISSIVE FOR SELECT TO public USING (token_hash = nullif(current_setting('app.api_key', true), ''));