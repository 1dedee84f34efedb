CREATE TABLE "known_places" (
	"key" text PRIMARY KEY NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
grant select, insert, update, delete on known_places to latchkey_app;
