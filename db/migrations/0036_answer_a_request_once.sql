CREATE TABLE "action_requests" (
	"owner" text NOT NULL,
	"request_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "action_requests_once" PRIMARY KEY("owner","request_id")
);
--> statement-breakpoint
grant select, insert, update, delete on action_requests to latchkey_app;
