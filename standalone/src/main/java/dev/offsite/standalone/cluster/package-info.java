/** A Flink cluster in this process that runs the jobs and brings them back where they were. */
package dev.offsite.standalone.cluster;
