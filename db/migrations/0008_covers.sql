-- Covers: seats lent to a colleague for a span of time (B11, docs/decisions/348). `migrate` forces their row-level security.
CREATE TABLE "covers" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"set_by_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"start_told_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "covers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "covers_two_people" CHECK (member_id <> by_id)
);
--> statement-breakpoint
ALTER TABLE "covers" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "for_id" uuid;
--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_workspace_id_by_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","by_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "covers_by" ON "covers" USING btree ("workspace_id","by_id") WHERE ended_at is null;
--> statement-breakpoint
CREATE INDEX "covers_member" ON "covers" USING btree ("workspace_id","member_id") WHERE ended_at is null;
--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_for_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","for_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE POLICY "workspace" ON "covers" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));