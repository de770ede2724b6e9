CREATE TABLE `change` (
	`map` text NOT NULL,
	`release` integer NOT NULL,
	`collection` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`seen` text,
	`batch` text NOT NULL,
	PRIMARY KEY(`map`, `release`, `collection`, `id`)
);
--> statement-breakpoint
CREATE INDEX `change_batch` ON `change` (`batch`);--> statement-breakpoint
CREATE INDEX `change_gone` ON `change` (`collection`,`seen`,`release`);--> statement-breakpoint
CREATE TABLE `withdrawal` (
	`collection` text NOT NULL,
	`id` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`collection`, `id`)
);
--> statement-breakpoint
ALTER TABLE `batch` ADD `submitted_by` text;--> statement-breakpoint
ALTER TABLE `batch` ADD `undoes` text;--> statement-breakpoint
ALTER TABLE `release` ADD `submitted_by` text;--> statement-breakpoint
ALTER TABLE `release` ADD `approved_by` text;--> statement-breakpoint
ALTER TABLE `release` ADD `cause` text;--> statement-breakpoint
ALTER TABLE `staged` ADD `verdict` text;--> statement-breakpoint
ALTER TABLE `staged` ADD `verdict_by` text;--> statement-breakpoint
ALTER TABLE `staged` ADD `verdict_reason` text;--> statement-breakpoint
ALTER TABLE `staged` ADD `verdict_at` text;--> statement-breakpoint
CREATE INDEX `staged_verdict` ON `staged` (`collection`,`verdict`,`id`);--> statement-breakpoint
CREATE INDEX `routes_release` ON `routes` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `routes_valid_until` ON `routes` (`valid_until`);--> statement-breakpoint
CREATE INDEX `stops_release` ON `stops` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `stops_valid_until` ON `stops` (`valid_until`);--> statement-breakpoint
CREATE INDEX `premises_release` ON `premises` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `premises_valid_until` ON `premises` (`valid_until`);--> statement-breakpoint
CREATE INDEX `areas_release` ON `areas` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `areas_valid_until` ON `areas` (`valid_until`);--> statement-breakpoint
CREATE INDEX `plots_release` ON `plots` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `plots_valid_until` ON `plots` (`valid_until`);--> statement-breakpoint
CREATE INDEX `opportunities_release` ON `opportunities` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `opportunities_valid_until` ON `opportunities` (`valid_until`);--> statement-breakpoint
CREATE INDEX `firms_release` ON `firms` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `firms_valid_until` ON `firms` (`valid_until`);--> statement-breakpoint
CREATE INDEX `nodes_release` ON `nodes` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `nodes_valid_until` ON `nodes` (`valid_until`);--> statement-breakpoint
CREATE INDEX `links_release` ON `links` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `links_valid_until` ON `links` (`valid_until`);--> statement-breakpoint
CREATE INDEX `talentcells_release` ON `talentcells` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `talentcells_valid_until` ON `talentcells` (`valid_until`);--> statement-breakpoint
CREATE INDEX `institutes_release` ON `institutes` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `institutes_valid_until` ON `institutes` (`valid_until`);--> statement-breakpoint
CREATE INDEX `coverage_release` ON `coverage` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `coverage_valid_until` ON `coverage` (`valid_until`);--> statement-breakpoint
CREATE INDEX `sites_release` ON `sites` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `sites_valid_until` ON `sites` (`valid_until`);--> statement-breakpoint
CREATE INDEX `divisions_release` ON `divisions` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `divisions_valid_until` ON `divisions` (`valid_until`);--> statement-breakpoint
CREATE INDEX `water_release` ON `water` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `water_valid_until` ON `water` (`valid_until`);--> statement-breakpoint
CREATE INDEX `neighbours_release` ON `neighbours` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `neighbours_valid_until` ON `neighbours` (`valid_until`);--> statement-breakpoint
CREATE INDEX `zones_release` ON `zones` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `zones_valid_until` ON `zones` (`valid_until`);--> statement-breakpoint
CREATE INDEX `hubs_release` ON `hubs` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `hubs_valid_until` ON `hubs` (`valid_until`);--> statement-breakpoint
CREATE INDEX `policies_release` ON `policies` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `policies_valid_until` ON `policies` (`valid_until`);--> statement-breakpoint
CREATE INDEX `cases_release` ON `cases` (`release`,`rid`);--> statement-breakpoint
CREATE INDEX `cases_valid_until` ON `cases` (`valid_until`);--> statement-breakpoint
CREATE INDEX `history_replaced` ON `history` (`collection`,`replaced_in`);