CREATE TABLE "pictures" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"version" uuid NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
alter table pictures alter column bytes set storage external;--> statement-breakpoint
grant select, insert, update, delete on pictures to latchkey_app;--> statement-breakpoint
alter table pictures enable row level security;--> statement-breakpoint
alter table pictures force row level security;--> statement-breakpoint
create policy own on pictures
  using (user_id = app_id('user')) with check (user_id = app_id('user'));--> statement-breakpoint
-- What they let through of people and members is what the asking transaction may reach of either.
create policy shared on pictures for select using (
  exists (select from people p where p.user_id = pictures.user_id)
  or exists (select from members m where m.user_id = pictures.user_id)
);
