-- Requests for access (B1, docs/decisions/356). `migrate` forces their row-level security.
CREATE TABLE "access_requests" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"permission" text NOT NULL,
	"target_kind" text NOT NULL,
	"note" text,
	"duration" text NOT NULL,
	"until_day" date,
	"status" text DEFAULT 'pending' NOT NULL,
	"outcome" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by_name" text,
	"reason" text,
	"granted_until" timestamp with time zone,
	CONSTRAINT "access_requests_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "access_requests" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "access_requests_one_open" ON "access_requests" USING btree ("workspace_id","member_id","permission","target_kind") WHERE status = 'pending';
--> statement-breakpoint
CREATE INDEX "access_requests_latest" ON "access_requests" USING btree ("workspace_id","created_at");
--> statement-breakpoint
CREATE POLICY "workspace" ON "access_requests" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));
