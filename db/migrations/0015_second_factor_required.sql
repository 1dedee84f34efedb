ALTER TABLE "workspaces" ADD COLUMN "factor_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "factor_roles" text[];--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "factor_version" integer DEFAULT 1 NOT NULL;