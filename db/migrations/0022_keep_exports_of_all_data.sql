CREATE TABLE "data_export_chunks" (
	"workspace_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "data_export_chunks_workspace_id_export_id_position_pk" PRIMARY KEY("workspace_id","export_id","position")
);
--> statement-breakpoint
CREATE TABLE "data_exports" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"run_id" uuid,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"size" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "data_exports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "data_export_chunks" ADD CONSTRAINT "data_export_chunks_workspace_id_export_id_data_exports_workspace_id_id_fk" FOREIGN KEY ("workspace_id","export_id") REFERENCES "public"."data_exports"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_exports_of_person" ON "data_exports" USING btree ("workspace_id","user_id","id");--> statement-breakpoint
-- Compressed already: trying again would only cost time.
alter table data_export_chunks alter column bytes set storage external;--> statement-breakpoint
grant select, insert, update, delete on data_exports, data_export_chunks to latchkey_app;--> statement-breakpoint
alter table data_exports enable row level security;--> statement-breakpoint
alter table data_exports force row level security;--> statement-breakpoint
create policy workspace on data_exports
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));--> statement-breakpoint
alter table data_export_chunks enable row level security;--> statement-breakpoint
alter table data_export_chunks force row level security;--> statement-breakpoint
create policy workspace on data_export_chunks
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));
