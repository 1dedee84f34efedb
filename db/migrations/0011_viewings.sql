-- Viewing as a member or as an access, read-only (B6, docs/decisions/354). `migrate` forces the row-level security.
CREATE TABLE "viewings" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"role" text,
	"restrictions" text[],
	"grants" text[],
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"reason" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "viewings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "viewings_of_one" CHECK ((member_id is null) = (role is not null)),
	CONSTRAINT "viewings_reason" CHECK ((member_id is null) = (reason is null))
);
--> statement-breakpoint
ALTER TABLE "viewings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "viewing_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "viewing_in" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "viewing_user_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "viewing_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "viewings_member" ON "viewings" USING btree ("workspace_id","member_id","started_at");--> statement-breakpoint
CREATE INDEX "viewings_open" ON "viewings" USING btree ("workspace_id","ends_at") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_viewing_user_id_users_id_fk" FOREIGN KEY ("viewing_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "workspace" ON "viewings" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));