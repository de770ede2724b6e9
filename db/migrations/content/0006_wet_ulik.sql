CREATE TABLE `lease` (
	`map` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `renewal` (
	`key` text PRIMARY KEY NOT NULL,
	`collection` text NOT NULL,
	`record` text NOT NULL,
	`made_at` text NOT NULL,
	`made_by` text,
	`ends` text NOT NULL,
	`revoked_at` text,
	`used_at` text
);
--> statement-breakpoint
CREATE INDEX `renewal_record` ON `renewal` (`collection`,`record`);