CREATE TABLE "collection_records" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"collection" text NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"state" text,
	"fields" jsonb NOT NULL,
	"secrets" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "collection_records_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "collection_records" ADD CONSTRAINT "collection_records_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_records" ADD CONSTRAINT "collection_records_workspace_id_created_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","created_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_records" ADD CONSTRAINT "collection_records_workspace_id_updated_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","updated_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "collection_records_name" ON "collection_records" USING btree ("workspace_id","collection","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "collection_records_by_change" ON "collection_records" USING btree ("workspace_id","collection","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "collection_records_by_state" ON "collection_records" USING btree ("workspace_id","collection","state","name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "collection_records_deleted" ON "collection_records" USING btree ("workspace_id","deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
grant select, insert, update, delete on collection_records to latchkey_app;--> statement-breakpoint
alter table collection_records enable row level security;--> statement-breakpoint
alter table collection_records force row level security;--> statement-breakpoint
create policy workspace on collection_records
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));
