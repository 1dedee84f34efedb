CREATE TABLE "broadcasts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"channel_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"template_id" uuid,
	"body" text NOT NULL,
	"audience" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid NOT NULL,
	CONSTRAINT "broadcasts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "recipients" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sending_id" uuid NOT NULL,
	"contact_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "recipients_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "sendings" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"state" text NOT NULL,
	"started_by" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"run_id" uuid NOT NULL,
	"gathered_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"stop_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sendings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "is_outreach" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_workspace_id_updated_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","updated_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipients" ADD CONSTRAINT "recipients_workspace_id_sending_id_sendings_workspace_id_id_fk" FOREIGN KEY ("workspace_id","sending_id") REFERENCES "public"."sendings"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipients" ADD CONSTRAINT "recipients_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE set null ("contact_id") ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sendings" ADD CONSTRAINT "sendings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sendings" ADD CONSTRAINT "sendings_workspace_id_started_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","started_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcasts_recent" ON "broadcasts" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "recipients_once" ON "recipients" USING btree ("workspace_id","sending_id","contact_id");--> statement-breakpoint
CREATE INDEX "recipients_by_state" ON "recipients" USING btree ("workspace_id","sending_id","state","id");--> statement-breakpoint
CREATE INDEX "recipients_contact" ON "recipients" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "sendings_subject" ON "sendings" USING btree ("workspace_id","subject_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sendings_one_at_a_time" ON "sendings" USING btree ("workspace_id","subject_id") WHERE finished_at is null;--> statement-breakpoint
grant select, insert, update, delete on sendings, recipients, broadcasts to latchkey_app;--> statement-breakpoint
alter table sendings enable row level security;--> statement-breakpoint
alter table sendings force row level security;--> statement-breakpoint
create policy workspace on sendings
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));--> statement-breakpoint
alter table recipients enable row level security;--> statement-breakpoint
alter table recipients force row level security;--> statement-breakpoint
create policy workspace on recipients
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));--> statement-breakpoint
alter table broadcasts enable row level security;--> statement-breakpoint
alter table broadcasts force row level security;--> statement-breakpoint
create policy workspace on broadcasts
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));
