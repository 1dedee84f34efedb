-- Lists of people invited as one act (B12, docs/decisions/366). `migrate` forces the row-level security.
CREATE TABLE "invitation_batches" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"list" "bytea" NOT NULL,
	"access" jsonb NOT NULL,
	"columns" jsonb,
	"header" jsonb,
	"edits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcomes" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "invitation_batches_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "invitation_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_workspace_id_by_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","by_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_batches_maker" ON "invitation_batches" USING btree ("workspace_id","by_id","created_at");--> statement-breakpoint
CREATE INDEX "invitation_batches_age" ON "invitation_batches" USING btree ("created_at");--> statement-breakpoint
CREATE POLICY "workspace" ON "invitation_batches" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "due_seen" ON "invitation_batches" AS PERMISSIVE FOR SELECT TO public USING (app_id('workspace') is null and created_at < now() - interval '30 days');--> statement-breakpoint
CREATE POLICY "due_swept" ON "invitation_batches" AS PERMISSIVE FOR DELETE TO public USING (app_id('workspace') is null and created_at < now() - interval '30 days');