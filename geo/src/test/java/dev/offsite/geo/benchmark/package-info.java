/**
 * JMH benchmarks of the index against STRtree with prepared geometries, STRtree with indexed
 * locators, and S2. Every contender must give the same answers before it is timed. Times are CPU
 * times of the measuring thread, so that other work on the machine counts little.
 */
package dev.offsite.geo.benchmark;
