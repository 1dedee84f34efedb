ALTER TABLE "imports" ADD COLUMN "size" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "notes" jsonb DEFAULT '{"ignoredColumns":0,"linesAbove":0,"faxes":0}'::jsonb NOT NULL;--> statement-breakpoint
-- The migrating role owns the tables and may be no superuser: rows of every tenant are changed past the policies.
alter table imports no force row level security;--> statement-breakpoint
alter table import_chunks no force row level security;--> statement-breakpoint
-- A file that was read is as long as its pieces. One that is on its way is sent again.
update imports i set size = c.size
  from (
    select workspace_id, import_id, sum(length(bytes)) as size from import_chunks group by workspace_id, import_id
  ) c
  where c.workspace_id = i.workspace_id and c.import_id = i.id and i.status <> 'receiving';--> statement-breakpoint
alter table import_chunks force row level security;--> statement-breakpoint
alter table imports force row level security;--> statement-breakpoint
ALTER TABLE "imports" ALTER COLUMN "size" DROP DEFAULT;
