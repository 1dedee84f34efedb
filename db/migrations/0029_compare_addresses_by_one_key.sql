-- NOT VALID: what an identity provider may have brought before is kept; nothing like it is written any more.
DROP INDEX "users_email_key";--> statement-breakpoint
ALTER TABLE "email_changes" ADD COLUMN "email_key" text GENERATED ALWAYS AS (lower(email collate "C")) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_key" text GENERATED ALWAYS AS (lower(email collate "C")) STORED NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email_key");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_email_plain" CHECK (email collate "C" ~ '^[!-~]+$') NOT VALID;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_email_plain" CHECK (email collate "C" ~ '^[!-~]+$') NOT VALID;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_email_plain" CHECK (email collate "C" ~ '^[!-~]+$') NOT VALID;