ALTER TABLE "contacts" ADD COLUMN "email_key" text GENERATED ALWAYS AS (lower(btrim(email))) STORED;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "phone_key" text GENERATED ALWAYS AS (regexp_replace(phone, '[^0-9+]', '', 'g')) STORED;--> statement-breakpoint
CREATE INDEX "contacts_by_email" ON "contacts" USING btree ("workspace_id","email_key") WHERE email_key is not null;--> statement-breakpoint
CREATE INDEX "contacts_by_phone" ON "contacts" USING btree ("workspace_id","phone_key") WHERE phone_key is not null;