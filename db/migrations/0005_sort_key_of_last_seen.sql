DROP INDEX "members_by_last_seen";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "last_seen_key" timestamp with time zone GENERATED ALWAYS AS (coalesce(last_seen_at, 'epoch'::timestamptz)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "members_by_last_seen" ON "members" USING btree ("workspace_id","last_seen_key","id") WHERE status <> 'left';