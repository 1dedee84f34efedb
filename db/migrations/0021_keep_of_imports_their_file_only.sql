-- What was read of files so far stood in the column that goes: whoever is about to import begins again.
truncate imports cascade;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "twin_of" integer;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "known_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "filled" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" DROP COLUMN "fields";