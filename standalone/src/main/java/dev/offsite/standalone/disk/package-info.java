/**
 * The space left on the disk of the data directory: what is said when it runs short, and what is
 * stopped before Kafka, the broker's journal or a checkpoint meets the end of the disk.
 */
package dev.offsite.standalone.disk;
