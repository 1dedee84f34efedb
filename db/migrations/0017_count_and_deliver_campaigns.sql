CREATE TABLE "campaign_deliveries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"settled_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"clicked_at" timestamp with time zone,
	CONSTRAINT "campaign_deliveries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "payment_methods" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"brand" text NOT NULL,
	"last_four" text NOT NULL,
	"expires_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	CONSTRAINT "payment_methods_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "payment_methods_no_number" CHECK (last_four ~ '^[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "record_figures" (
	"workspace_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"figure" text NOT NULL,
	"day" date NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "record_figures_workspace_id_record_id_figure_day_pk" PRIMARY KEY("workspace_id","record_id","figure","day")
);
--> statement-breakpoint
ALTER TABLE "campaign_deliveries" ADD CONSTRAINT "campaign_deliveries_workspace_id_campaign_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_deliveries" ADD CONSTRAINT "campaign_deliveries_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_workspace_id_created_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","created_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_figures" ADD CONSTRAINT "record_figures_workspace_id_record_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","record_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_deliveries_once" ON "campaign_deliveries" USING btree ("workspace_id","campaign_id","contact_id");--> statement-breakpoint
CREATE INDEX "campaign_deliveries_by_state" ON "campaign_deliveries" USING btree ("workspace_id","campaign_id","state","id");--> statement-breakpoint
CREATE INDEX "campaign_deliveries_contact" ON "campaign_deliveries" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_methods_one_a_workspace" ON "payment_methods" USING btree ("workspace_id");--> statement-breakpoint
grant select, insert, update, delete on record_figures, campaign_deliveries, payment_methods to latchkey_app;--> statement-breakpoint
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['record_figures', 'campaign_deliveries', 'payment_methods'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = app_id(''workspace'')) with check (workspace_id = app_id(''workspace''))',
      tenant_table
    );
  end loop;
end $$;
