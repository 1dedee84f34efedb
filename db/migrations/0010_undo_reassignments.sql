CREATE TABLE "reassigned_contacts" (
	"workspace_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"reassignment_id" uuid NOT NULL,
	"seat_id" uuid,
	"team_id" uuid,
	CONSTRAINT "reassigned_contacts_workspace_id_contact_id_pk" PRIMARY KEY("workspace_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "reassigned_contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reassignments" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"seat_id" uuid,
	"team_id" uuid,
	"total" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undo_until" timestamp with time zone DEFAULT now() + interval '24 hours' NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "reassignments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "reassignments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reassigned_contacts" ADD CONSTRAINT "reassigned_contacts_workspace_id_reassignment_id_reassignments_workspace_id_id_fk" FOREIGN KEY ("workspace_id","reassignment_id") REFERENCES "public"."reassignments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reassigned_contacts" ADD CONSTRAINT "reassigned_contacts_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reassigned_contacts" ADD CONSTRAINT "reassigned_contacts_workspace_id_seat_id_seats_workspace_id_id_fk" FOREIGN KEY ("workspace_id","seat_id") REFERENCES "public"."seats"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reassigned_contacts" ADD CONSTRAINT "reassigned_contacts_workspace_id_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reassignments" ADD CONSTRAINT "reassignments_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reassignments" ADD CONSTRAINT "reassignments_workspace_id_seat_id_seats_workspace_id_id_fk" FOREIGN KEY ("workspace_id","seat_id") REFERENCES "public"."seats"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reassignments" ADD CONSTRAINT "reassignments_workspace_id_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reassigned_contacts_of" ON "reassigned_contacts" USING btree ("workspace_id","reassignment_id");--> statement-breakpoint
CREATE INDEX "reassignments_member" ON "reassignments" USING btree ("workspace_id","member_id","created_at");--> statement-breakpoint
CREATE POLICY "workspace" ON "reassigned_contacts" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "reassignments" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));