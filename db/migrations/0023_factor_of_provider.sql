ALTER TABLE "sessions" ADD COLUMN "provider_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "factor_of_provider" boolean DEFAULT false NOT NULL;
