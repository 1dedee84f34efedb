DROP INDEX "contacts_by_name";--> statement-breakpoint
DROP INDEX "contacts_seat_by_name";--> statement-breakpoint
DROP INDEX "contacts_team_by_name";--> statement-breakpoint
CREATE INDEX "contacts_by_name" ON "contacts" USING btree ("workspace_id","name","id");--> statement-breakpoint
CREATE INDEX "contacts_seat_by_name" ON "contacts" USING btree ("workspace_id","seat_id","name","id");--> statement-breakpoint
CREATE INDEX "contacts_team_by_name" ON "contacts" USING btree ("workspace_id","team_id","name","id");