ALTER TABLE "data_exports" ADD COLUMN "format" text DEFAULT 'programs' NOT NULL;--> statement-breakpoint
ALTER TABLE "data_exports" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;