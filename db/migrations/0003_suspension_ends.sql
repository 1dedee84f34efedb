-- Finds the suspensions that have ended and are not recorded (B4, docs/decisions/345).
CREATE INDEX "members_suspension_ends" ON "members" USING btree ("workspace_id","suspended_until") WHERE suspended_until is not null;
