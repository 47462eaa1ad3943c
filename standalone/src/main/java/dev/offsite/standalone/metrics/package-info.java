/**
 * What this process measures, as one page for Prometheus: all metrics of Flink under the names that
 * a cluster would give them, and those of the embedded parts.
 */
package dev.offsite.standalone.metrics;
