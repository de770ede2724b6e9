CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`view` text NOT NULL,
	`created_at` text NOT NULL,
	`read_on` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_view_created` ON `saved_view` (`created_at`);--> statement-breakpoint
CREATE INDEX `saved_view_read` ON `saved_view` (`read_on`);