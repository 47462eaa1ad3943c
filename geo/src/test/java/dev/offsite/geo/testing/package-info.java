/** Seeded fences and places for tests and benchmarks; the same seed gives the same world. */
package dev.offsite.geo.testing;
