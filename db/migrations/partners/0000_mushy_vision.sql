CREATE TABLE `counted` (
	`load` text NOT NULL,
	`map` text NOT NULL,
	`event` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`load`, `map`, `event`)
);
--> statement-breakpoint
CREATE INDEX `counted_at` ON `counted` (`at`);--> statement-breakpoint
CREATE TABLE `partner` (
	`key` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`origins` text NOT NULL,
	`logo_type` text,
	`logo_sha256` text,
	`logo` text,
	`action_zh` text,
	`action_en` text,
	`action_url` text,
	`secret_sha256` text,
	`created_at` text NOT NULL,
	`changed_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE TABLE `tally` (
	`partner` text NOT NULL,
	`day` text NOT NULL,
	`map` text NOT NULL,
	`surface` text NOT NULL,
	`event` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`partner`, `day`, `map`, `surface`, `event`)
);
