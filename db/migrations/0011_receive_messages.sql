ALTER TABLE "messages" ADD COLUMN "channel_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "external_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_external" ON "messages" USING btree ("workspace_id","channel_id","external_id") WHERE external_id is not null;--> statement-breakpoint
-- Who calls from outside names a channel and no workspace: that one record may be read, to check the signature.
create policy called_channel on collection_records for select
  using (collection = 'channels' and id = app_id('channel'));
