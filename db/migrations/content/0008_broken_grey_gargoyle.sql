ALTER TABLE `premises` ADD `airport_straight` real;--> statement-breakpoint
ALTER TABLE `premises` ADD `port_straight` real;--> statement-breakpoint
ALTER TABLE `premises` ADD `station_straight` real;--> statement-breakpoint
ALTER TABLE `plots` ADD `airport_straight` real;--> statement-breakpoint
ALTER TABLE `plots` ADD `port_straight` real;--> statement-breakpoint
ALTER TABLE `plots` ADD `station_straight` real;