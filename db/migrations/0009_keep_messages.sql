CREATE TABLE "messages" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"event" text,
	"author_id" uuid,
	"to_member_id" uuid,
	"to_team_id" uuid,
	"delivery" text,
	"request_id" uuid,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "messages_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_author_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","author_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_to_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","to_member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_to_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","to_team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("workspace_id","conversation_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_request" ON "messages" USING btree ("workspace_id","conversation_id","author_id","request_id") WHERE request_id is not null;--> statement-breakpoint
grant select, insert, update, delete on messages to latchkey_app;--> statement-breakpoint
-- Conversations that were kept before their messages were: what they show is all that is known of them. Their
-- owner reads all of them for this one statement.
alter table conversations no force row level security;--> statement-breakpoint
insert into messages (workspace_id, id, conversation_id, kind, body, at)
  select workspace_id, gen_random_uuid(), id, 'inbound', preview, last_message_at from conversations;--> statement-breakpoint
alter table conversations force row level security;--> statement-breakpoint
alter table messages enable row level security;--> statement-breakpoint
alter table messages force row level security;--> statement-breakpoint
create policy workspace on messages
  using (workspace_id = app_id('workspace')) with check (workspace_id = app_id('workspace'));
