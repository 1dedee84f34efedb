CREATE TABLE "form_entries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"consent" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"contact_id" uuid,
	CONSTRAINT "form_entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "form_entries" ADD CONSTRAINT "form_entries_workspace_id_form_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","form_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_entries" ADD CONSTRAINT "form_entries_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "form_entries_form" ON "form_entries" USING btree ("workspace_id","form_id","id");--> statement-breakpoint
CREATE INDEX "form_entries_contact" ON "form_entries" USING btree ("workspace_id","contact_id");--> statement-breakpoint
grant select, insert, update, delete on form_entries to latchkey_app;--> statement-breakpoint
alter table form_entries enable row level security;--> statement-breakpoint
alter table form_entries force row level security;--> statement-breakpoint
create policy workspace on form_entries
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));--> statement-breakpoint
-- Whoever migrates owns the tables and may be no superuser: what every tenant has is changed past the policies.
alter table collection_records no force row level security;--> statement-breakpoint
alter table custom_roles no force row level security;--> statement-breakpoint
alter table organisations no force row level security;--> statement-breakpoint
-- Forms have states now, and nobody could open them before.
update collection_records set state = 'draft' where collection = 'forms' and state is null;--> statement-breakpoint
-- Roles of one's own keep what they could do before it had a name of its own.
update custom_roles r set permissions = permissions || array['contacts.bulk'] from organisations o
  where o.id = r.organisation_id and not 'contacts.bulk' = any(permissions) and case when o.model = 'feature-grants'
    then 'contacts.import' = any(permissions)
    else permissions && array['contacts.update', 'contacts.assign', 'contacts.delete'] end;--> statement-breakpoint
update custom_roles set permissions = permissions || array['email-campaigns.test']
  where not 'email-campaigns.test' = any(permissions)
    and permissions && array['email-campaigns.create', 'email-campaigns.update', 'email-campaigns.send'];--> statement-breakpoint
update custom_roles set permissions = permissions || array['forms.publish', 'forms.hide']
  where not 'forms.publish' = any(permissions) and 'forms.update' = any(permissions);--> statement-breakpoint
alter table organisations force row level security;--> statement-breakpoint
alter table custom_roles force row level security;--> statement-breakpoint
alter table collection_records force row level security;
