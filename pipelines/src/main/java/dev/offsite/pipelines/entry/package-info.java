/**
 * What is started on a Flink cluster: a main class for each job, and for the topics.
 *
 * <p>A main class reads the settings, builds the real source and sinks and calls the job's
 * function; nothing is decided here. Settings come from a file and from the environment by one rule
 * ({@link dev.offsite.pipelines.entry.SettingKey#environmentName}); passwords only ever by the path
 * of a file that the TaskManagers read.
 */
package dev.offsite.pipelines.entry;
