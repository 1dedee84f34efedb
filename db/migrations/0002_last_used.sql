-- The last day on which a member used a permission (B9, docs/decisions/341). `migrate` forces its row-level security.
CREATE TABLE "last_used" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"permission" text NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "last_used_workspace_id_member_id_permission_pk" PRIMARY KEY("workspace_id","member_id","permission")
);
--> statement-breakpoint
ALTER TABLE "last_used" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "last_used" ADD CONSTRAINT "last_used_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE POLICY "workspace" ON "last_used" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));
