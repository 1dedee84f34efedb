CREATE TABLE "file_chunks" (
	"workspace_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_chunks_workspace_id_file_id_position_pk" PRIMARY KEY("workspace_id","file_id","position")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"content_type" text DEFAULT 'application/octet-stream' NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "files_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "file_chunks" ADD CONSTRAINT "file_chunks_workspace_id_file_id_files_workspace_id_id_fk" FOREIGN KEY ("workspace_id","file_id") REFERENCES "public"."files"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_workspace_id_created_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","created_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_by_name" ON "files" USING btree ("workspace_id","name_key","id") WHERE completed_at is not null;--> statement-breakpoint
CREATE INDEX "files_by_age" ON "files" USING btree ("workspace_id","created_at","id") WHERE completed_at is not null;--> statement-breakpoint
CREATE INDEX "files_by_size" ON "files" USING btree ("workspace_id","size","id") WHERE completed_at is not null;--> statement-breakpoint
-- Most files are compressed already: trying again would only cost time.
alter table file_chunks alter column bytes set storage external;--> statement-breakpoint
grant select, insert, update, delete on files, file_chunks to latchkey_app;--> statement-breakpoint
alter table files enable row level security;--> statement-breakpoint
alter table files force row level security;--> statement-breakpoint
create policy workspace on files
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));--> statement-breakpoint
alter table file_chunks enable row level security;--> statement-breakpoint
alter table file_chunks force row level security;--> statement-breakpoint
create policy workspace on file_chunks
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));
