DROP INDEX "api_keys_holder";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "membership_id" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "inviter_membership_id" uuid;--> statement-breakpoint
ALTER TABLE "password_resets" ADD COLUMN "issued_as" uuid;--> statement-breakpoint
CREATE INDEX "api_keys_holder" ON "api_keys" USING btree ("holder_id");--> statement-breakpoint
-- A key gets the membership that its holder has now, in its workspace or the nearest one above. One that is older than
-- that membership was made in another one, which has ended: the key ends too.
alter table api_keys no force row level security;--> statement-breakpoint
alter table members no force row level security;--> statement-breakpoint
alter table workspaces no force row level security;--> statement-breakpoint
update api_keys k set membership_id = (
  select m.id from workspaces w
  join members m on m.workspace_id = any (w.path)
  where w.id = k.workspace_id and m.user_id = k.holder_id and m.status in ('active', 'suspended')
    and coalesce(m.joined_at, m.created_at) <= k.created_at
  order by array_position(w.path, m.workspace_id) desc limit 1);--> statement-breakpoint
update api_keys set revoked_at = now() where membership_id is null and revoked_at is null;--> statement-breakpoint
alter table workspaces force row level security;--> statement-breakpoint
alter table members force row level security;--> statement-breakpoint
alter table api_keys force row level security;--> statement-breakpoint
-- Whose membership or password ends reaches their keys in every workspace.
create policy holder on api_keys for select using (holder_id = app_id('user'));--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_membership" CHECK (membership_id is not null or revoked_at is not null);