CREATE TABLE `arriving` (
	`batch` text NOT NULL,
	`row` integer NOT NULL,
	`id` text NOT NULL,
	`change` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`batch`, `row`)
);
--> statement-breakpoint
DROP INDEX `staged_verdict`;--> statement-breakpoint
CREATE INDEX `staged_rejected` ON `staged` (`collection`,`id`) WHERE verdict = 'rejected';