-- Endpoints of other programs, and the events on their way to them (B13, docs/decisions/385). `migrate` forces the
-- row-level security.
CREATE TABLE "event_deliveries" (
	"workspace_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint,
	"event" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tried_at" timestamp with time zone,
	"response_code" integer,
	"error" text,
	"milliseconds" integer,
	CONSTRAINT "event_deliveries_workspace_id_endpoint_id_id_pk" PRIMARY KEY("workspace_id","endpoint_id","id")
);
--> statement-breakpoint
ALTER TABLE "event_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_endpoints" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"kinds" text[],
	"is_on" boolean DEFAULT true NOT NULL,
	"gone_at" timestamp with time zone,
	"secrets" "bytea" NOT NULL,
	"rotated_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at_seq" bigint NOT NULL,
	"cursor" bigint NOT NULL,
	"job_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_endpoints_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "event_endpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "event_deliveries" ADD CONSTRAINT "event_deliveries_workspace_id_endpoint_id_event_endpoints_workspace_id_id_fk" FOREIGN KEY ("workspace_id","endpoint_id") REFERENCES "public"."event_endpoints"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_endpoints" ADD CONSTRAINT "event_endpoints_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_deliveries_latest" ON "event_deliveries" USING btree ("workspace_id","endpoint_id","created_at","id");--> statement-breakpoint
CREATE INDEX "event_deliveries_due" ON "event_deliveries" USING btree ("workspace_id","endpoint_id","next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "event_endpoints_trail" ON "event_endpoints" USING btree ("organisation_id") WHERE is_on;--> statement-breakpoint
CREATE POLICY "workspace" ON "event_deliveries" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "event_endpoints" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "wake" ON "event_endpoints" AS PERMISSIVE FOR SELECT TO current_user USING (true);
--> statement-breakpoint
-- Queues an event for the endpoints that may want it, in the transaction of the event itself. Custom roles belong to the
-- organisation, so their events go to the endpoints of all its workspaces.
create function wake_endpoints() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into outbox (id, job, recipient)
    select gen_random_uuid(), jsonb_build_object(
      'kind', 'access-event', 'workspaceId', e.workspace_id, 'organisationId', e.organisation_id,
      'endpointId', e.id, 'seq', new.seq), ''
    from event_endpoints e
    where e.is_on and e.organisation_id = new.organisation_id
      and (e.workspace_id = new.workspace_id or new.event like 'role.%');
  if found then
    perform pg_notify('latchkey', '{"topic":"jobs","kind":"access-event"}');
  end if;
  return null;
end $$;
--> statement-breakpoint
revoke all on function wake_endpoints() from public;
--> statement-breakpoint
create trigger wake after insert on audit_events for each row execute function wake_endpoints();
