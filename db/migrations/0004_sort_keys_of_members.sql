DROP INDEX "members_one_place_an_email";--> statement-breakpoint
DROP INDEX "members_by_name";--> statement-breakpoint
DROP INDEX "members_by_email";--> statement-breakpoint
DROP INDEX "members_by_role";--> statement-breakpoint
DROP INDEX "members_search";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "email_key" text GENERATED ALWAYS AS (lower(email)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "mailbox" text GENERATED ALWAYS AS (regexp_replace(lower(email), '[+][^@]*@', '@')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "revocations" ADD COLUMN "status_before" text NOT NULL;--> statement-breakpoint
CREATE INDEX "members_mailbox" ON "members" USING btree ("workspace_id","mailbox") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "outbox_invitation" ON "outbox" USING btree (("job"->>'invitationId'),"created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "members_one_place_an_email" ON "members" USING btree ("workspace_id","email_key") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_by_name" ON "members" USING btree ("workspace_id","name_key","id") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_by_email" ON "members" USING btree ("workspace_id","email_key","id") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_by_role" ON "members" USING btree ("workspace_id","role","name_key","id") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_search" ON "members" USING gin (("name_key" || ' ' || "email_key") gin_trgm_ops) WHERE status <> 'left';