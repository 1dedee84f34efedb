ALTER TABLE "import_rows" ADD COLUMN "email_key" text GENERATED ALWAYS AS (lower(btrim(email))) STORED;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "phone_key" text GENERATED ALWAYS AS (regexp_replace(phone, '[^0-9+]', '', 'g')) STORED;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "dropped" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "left_out" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "refused" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- The migrating role owns the tables and may be no superuser: rows of every tenant are changed past the policies.
alter table imports no force row level security;--> statement-breakpoint
alter table import_rows no force row level security;--> statement-breakpoint
update imports i set left_out = r.left_out, refused = r.refused
  from (
    select workspace_id, import_id, count(*) filter (where refusal in ('twice', 'duplicate')) as left_out,
      count(*) filter (where refusal not in ('twice', 'duplicate')) as refused
    from import_rows group by workspace_id, import_id
  ) r
  where i.workspace_id = r.workspace_id and i.id = r.import_id and i.status = 'done';--> statement-breakpoint
alter table import_rows force row level security;--> statement-breakpoint
alter table imports force row level security;--> statement-breakpoint
-- Imports are kept for a day: earlier ones need not be read again.
ALTER TABLE "imports" ADD CONSTRAINT "imports_account_for_every_row" CHECK ("imports"."status" <> 'done' or "imports"."total" = "imports"."added" + "imports"."filled" + "imports"."left_out" + "imports"."refused") NOT VALID;
